package org.affinitydomain.imagingsource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.affinitydomain.platform.Databases;
import org.h2.jdbcx.JdbcConnectionPool;

/** The databases that the imaging source is tested on, each made when it is first asked for and kept for the whole run. */
public enum Database {
    H2 {
        @Override
        DataSource create() {
            return JdbcConnectionPool.create("jdbc:h2:mem:imaging;DB_CLOSE_DELAY=-1", "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        DataSource create() {
            try {
                return EmbeddedPostgres.builder().start().getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private DataSource dataSource;

    abstract DataSource create();

    /** The database with the imaging source's tables, empty. */
    public synchronized DataSource empty() {
        if (dataSource == null) {
            dataSource = create();
            Databases.migrate(dataSource, "imaging-source", Database.class.getClassLoader());
        }
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM imaging_file");
            statement.execute("DELETE FROM imaging_folder_study");
            statement.execute("DELETE FROM imaging_publication");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return dataSource;
    }
}
