package org.affinitydomain.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.affinitydomain.platform.Databases;
import org.h2.jdbcx.JdbcConnectionPool;

/** The databases that the repository is tested on, each made when it is first asked for and kept for the whole run. */
public enum Database {
    H2 {
        @Override
        DataSource create() {
            JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:repository;DB_CLOSE_DELAY=-1", "sa", "");
            pool.setMaxConnections(40);
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start().getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private DataSource dataSource;

    abstract DataSource create();

    /** The database with the repository's table, empty. */
    public synchronized DataSource empty() throws SQLException {
        if (dataSource == null) {
            dataSource = create();
            Databases.migrate(dataSource, "repository", Database.class.getClassLoader());
        }
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM repository_document");
            statement.execute("DELETE FROM repository_discarded");
        }
        return dataSource;
    }
}
