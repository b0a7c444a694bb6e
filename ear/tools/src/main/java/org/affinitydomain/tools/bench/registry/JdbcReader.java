package org.affinitydomain.tools.bench.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.registry.store.ContentCodec;
import org.affinitydomain.registry.store.ContentReader;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Caller;

/** Reads the objects of a query by one prepared statement: the least that any answer takes. */
final class JdbcReader implements Caller {

    private final StockQuery query;
    private final Connection connection;
    private final PreparedStatement select;
    private final Optional<ContentReader> inflater;

    /** @param inflating whether each object is also inflated and written to nowhere */
    JdbcReader(StockQuery query, Postgres postgres, boolean inflating) throws SQLException {
        this.query = query;
        this.connection = postgres.connect();
        this.select = connection.prepareStatement("SELECT content FROM registry_object WHERE " + query.condition());
        this.inflater = inflating ? Optional.of(new ContentCodec().reader()) : Optional.empty();
    }

    @Override
    public void call(int call) throws SQLException, IOException {
        List<Object> values = query.values().apply(call);
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 1, values.get(i));
        }
        int found = 0;
        try (ResultSet rows = select.executeQuery(); OutputStream nowhere = OutputStream.nullOutputStream()) {
            while (rows.next()) {
                byte[] content = rows.getBytes(1);
                if (inflater.isPresent()) {
                    nowhere.write(inflater.get().xml(content));
                }
                found++;
            }
        }
        if (found != query.documents()) {
            throw new SQLException("the SELECT of " + query.label() + " found " + found + " rows instead of " + query.documents());
        }
    }

    @Override
    public void close() throws SQLException {
        inflater.ifPresent(ContentReader::close);
        connection.close();
    }
}
