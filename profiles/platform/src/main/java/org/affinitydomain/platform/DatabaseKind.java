package org.affinitydomain.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases that are supported and tested. */
public enum DatabaseKind {
    H2, POSTGRESQL;

    /** The folder of this kind's own scripts. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Asks the database what it is.
     *
     * @throws SQLException when it cannot be reached
     * @throws SettingsException when it is of another kind
     */
    public static DatabaseKind of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return of(connection);
        }
    }

    /** As {@link #of(DataSource)}, over an open connection. */
    public static DatabaseKind of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            default -> throw new SettingsException("AFF0502", "the data source leads to " + product,
                    "point it to H2 or PostgreSQL");
        };
    }
}
