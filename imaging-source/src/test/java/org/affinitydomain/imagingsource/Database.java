package org.affinitydomain.imagingsource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.affinitydomain.platform.Databases;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases that the imaging source is tested on, each made when it is first asked for and kept for the whole run. */
public enum Database {
    H2 {
        @Override
        DataSource create() {
            return pooled(JdbcConnectionPool.create("jdbc:h2:mem:imaging;DB_CLOSE_DELAY=-1", "sa", ""));
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            try {
                PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
                postgres.setUrl(EmbeddedPostgres.builder().setServerConfig("max_connections", "100")
                        .setServerConfig("fsync", "off") // these tests kill workers, not machines
                        .start().getJdbcUrl("postgres", "postgres"));
                // as in a server, where no transaction has to connect first
                return pooled(JdbcConnectionPool.create(postgres));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private DataSource dataSource;

    abstract DataSource create();

    private static DataSource pooled(JdbcConnectionPool pool) {
        pool.setMaxConnections(40);
        return pool;
    }

    /** The database as it is, as an actor finds it that starts again. */
    public synchronized DataSource get() {
        if (dataSource == null) {
            dataSource = create();
            Databases.migrate(dataSource, "imaging-source", Database.class.getClassLoader());
        }
        return dataSource;
    }

    /** The database with the imaging source's tables, empty. */
    public synchronized DataSource empty() throws SQLException {
        get();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("imaging_file", "imaging_folder_study", "imaging_publication", "imaging_work", "imaging_notice", "imaging_poll",
                    "imaging_archive_instance", "imaging_archive_series", "imaging_archive_study")) {
                statement.execute("DELETE FROM " + table);
            }
        }
        return dataSource;
    }
}
