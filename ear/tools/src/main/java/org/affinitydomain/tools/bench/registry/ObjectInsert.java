package org.affinitydomain.tools.bench.registry;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.affinitydomain.registry.store.ObjectColumns;
import org.affinitydomain.registry.store.ObjectRow;

/** One prepared INSERT into {@code registry_object}, on one connection. Not for several threads. */
final class ObjectInsert implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insert;
    private final int[] types = new int[ObjectColumns.values().length];

    ObjectInsert(Connection connection) throws SQLException {
        this.connection = connection;
        String columns = String.join(", ", ObjectColumns.names());
        try (Statement statement = connection.createStatement()) {
            ResultSetMetaData metadata = statement.executeQuery("SELECT " + columns + " FROM registry_object LIMIT 0").getMetaData();
            for (int i = 0; i < types.length; i++) {
                types[i] = metadata.getColumnType(i + 1);
            }
        }
        this.insert = connection.prepareStatement("INSERT INTO registry_object (" + columns + ") VALUES ("
                + ObjectColumns.names().stream().map(name -> "?").collect(Collectors.joining(", ")) + ")");
    }

    /** Inserts rows in one batch; the caller commits. */
    void insert(List<ObjectRow> rows) throws SQLException {
        for (ObjectRow row : rows) {
            for (ObjectColumns column : ObjectColumns.values()) {
                set(column.ordinal() + 1, types[column.ordinal()], column.of(row));
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }

    /** A value is always bound with the column's own type: else the driver would prepare the statement again for every other row. */
    private void set(int index, int type, Optional<Object> value) throws SQLException {
        Object present = value.orElse(null);
        if (present == null) {
            insert.setNull(index, type);
        } else if (present instanceof byte[] bytes) {
            insert.setBytes(index, bytes);
        } else if (present instanceof int[] numbers) {
            insert.setArray(index, array("int4", IntStream.of(numbers).boxed().toArray()));
        } else if (present instanceof UUID[] uuids) {
            insert.setArray(index, array("uuid", uuids));
        } else if (type == Types.OTHER) {
            insert.setObject(index, present);
        } else {
            insert.setObject(index, present, type);
        }
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
