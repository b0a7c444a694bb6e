package org.affinitydomain.registry.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.affinitydomain.platform.DatabaseKind;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Select;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What tells PostgreSQL to read ahead holds for one statement. */
class ReadAheadTest {

    private static final List<String> SETTINGS = List.of("enable_indexscan", "effective_io_concurrency");

    @Test
    void theSettingsEndWithTheirStatement() throws Exception {
        TestRegistry.POSTGRESQL.service();
        JdbcConnectionPool one = onlyConnection();
        try (RegistryStore store = new RegistryStore(one, DatabaseKind.POSTGRESQL)) {
            List<String> before = settings(one);
            List<String> during = store.read(session -> session.listScattered(Select.of(
                    "SELECT current_setting(?) UNION ALL SELECT current_setting(?)", SETTINGS.toArray()), row -> row.getString(1)));
            assertEquals(List.of("off", "64"), during);
            assertEquals(before, settings(one));

            assertThrows(SQLException.class, () -> store.read(session -> session.listScattered(Select.of("SELECT nonsense"), row -> row.getString(1))));
            assertEquals(before, settings(one));
        } finally {
            one.dispose();
        }
    }

    /** A pool that gives the same connection again and again. */
    private static JdbcConnectionPool onlyConnection() throws SQLException {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        PGSimpleDataSource shared = TestRegistry.POSTGRESQL.dataSource().unwrap(PGSimpleDataSource.class);
        source.setUrl(shared.getUrl());
        source.setUser(shared.getUser());
        JdbcConnectionPool pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(1);
        return pool;
    }

    private static List<String> settings(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection(); ResultSet row = connection.createStatement().executeQuery(
                "SELECT current_setting('enable_indexscan'), current_setting('effective_io_concurrency')")) {
            assertTrue(connection.getAutoCommit());
            row.next();
            return List.of(row.getString(1), row.getString(2));
        }
    }
}
