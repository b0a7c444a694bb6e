package org.affinitydomain.pix;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Every kind of database that is supported, empty. */
public enum TestDatabases {
    H2 {
        @Override
        public Opened open() {
            JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
            return new Opened(pool, pool::dispose);
        }
    },
    POSTGRESQL {
        @Override
        public Opened open() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                return new Opened(server.getPostgresDatabase(), () -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    public abstract Opened open();

    /** A database and how to get rid of it. */
    public record Opened(DataSource dataSource, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }
}
