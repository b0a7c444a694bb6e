package org.affinitydomain.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A SELECT. Its parameters are numbers, texts, UUIDs, and lists of them for {@code = ANY(?)}: a list is one array, so that
 * a statement is the same for any number of values and is prepared once.
 *
 * @param sql        with question marks
 * @param parameters in their order
 */
public record Select(String sql, List<?> parameters) {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** Makes it. */
        T map(ResultSet row) throws SQLException;
    }

    /** A SELECT with these parameters. */
    public static Select of(String sql, Object... parameters) {
        return new Select(sql, List.of(parameters));
    }

    <T> List<T> list(Connection connection, Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                set(connection, statement, i + 1, parameters.get(i));
            }
            List<T> list = new ArrayList<>();
            try (ResultSet rows = result(statement)) {
                while (rows.next()) {
                    list.add(mapper.map(rows));
                }
            }
            return list;
        }
    }

    /** The result of the SELECT, which settings for it alone may precede. */
    private static ResultSet result(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute();
        while (!rows && statement.getUpdateCount() >= 0) {
            rows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static void set(Connection connection, PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Collection<?> values) {
            Object[] array = values.toArray();
            statement.setArray(index, connection.createArrayOf(type(array), array));
        } else {
            statement.setObject(index, value);
        }
    }

    private static String type(Object[] values) {
        Object first = values.length > 0 ? values[0] : 0L;
        return first instanceof UUID ? "uuid" : first instanceof Integer ? "integer" : first instanceof String ? "varchar" : "bigint";
    }
}
