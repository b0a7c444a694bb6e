package org.affinitydomain.tools.bench.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The indexes of {@code registry_object} but its primary key: taken away before millions of rows come, and made again, as they were, when all are there. */
final class StockIndexes {

    private static final String ALL = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'registry_object' "
            + "AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE contype = 'p') ORDER BY indexname";

    private StockIndexes() {
    }

    /**
     * Drops them.
     *
     * @return the statements that make them again
     */
    static List<String> drop(Connection connection) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(ALL)) {
                while (rows.next()) {
                    definitions.put(rows.getString(1), rows.getString(2));
                }
            }
            for (String name : definitions.keySet()) {
                statement.execute("DROP INDEX " + name);
            }
        }
        return new ArrayList<>(definitions.values());
    }
}
