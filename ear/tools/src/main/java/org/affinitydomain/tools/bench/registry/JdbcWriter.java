package org.affinitydomain.tools.bench.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.Caller;

/** Commits the rows of a registration, in one batch and one transaction: the least that any registration takes. */
public final class JdbcWriter implements Caller {

    private final List<List<ObjectRow>> registrations;
    private final Connection connection;
    private final ObjectInsert insert;

    /** @param registrations the rows of each call */
    public JdbcWriter(List<List<ObjectRow>> registrations, Postgres postgres) throws SQLException {
        this.registrations = registrations;
        this.connection = postgres.connect();
        this.connection.setAutoCommit(false);
        this.insert = new ObjectInsert(connection);
    }

    @Override
    public void call(int call) throws SQLException {
        insert.insert(registrations.get(call));
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
