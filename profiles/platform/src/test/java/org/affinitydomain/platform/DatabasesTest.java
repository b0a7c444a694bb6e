package org.affinitydomain.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** Migrating and transactions, on every database that is supported. */
class DatabasesTest {
    private static final ClassLoader LOADER = DatabasesTest.class.getClassLoader();

    @ParameterizedTest
    @EnumSource
    void scriptsOfTheDatabaseRunOnceInOrder(TestDatabases kind) throws SQLException {
        try (TestDatabases.Opened database = kind.open()) {
            DataSource dataSource = database.dataSource();
            // What another module has in the same schema is no obstacle.
            execute(dataSource, "CREATE TABLE of_another_module (id INT)");
            assertEquals(kind.name(), Databases.migrate(dataSource, "sample", LOADER).name());
            Databases.migrate(dataSource, "sample", LOADER);
            assertEquals(kind.name().toLowerCase(Locale.ROOT), text(dataSource, "SELECT name FROM sample_thing WHERE id = 1"));
            assertEquals("${not a placeholder}", text(dataSource, "SELECT name FROM sample_thing WHERE id = 2"));
            assertEquals("3", text(dataSource, "SELECT MAX(\"version\") FROM \"flyway_sample\""));
            changedScriptIsRefused(dataSource);
            transactionsThatMeetAreDoneAgain(dataSource);
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalApplicationsMayMigrateAtTheSameTime(TestDatabases kind) throws Exception {
        try (TestDatabases.Opened database = kind.open()) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<?> done : IntStream.range(0, 4).mapToObj(i -> threads.submit(
                        () -> Databases.migrate(database.dataSource(), "sample", LOADER))).toList()) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertEquals("2", text(database.dataSource(), "SELECT COUNT(*) FROM sample_thing"));
        }
    }

    private static void changedScriptIsRefused(DataSource dataSource) throws SQLException {
        execute(dataSource, "UPDATE \"flyway_sample\" SET \"checksum\" = 1 WHERE \"version\" = '1'");
        SettingsException e = assertThrows(SettingsException.class, () -> Databases.migrate(dataSource, "sample", LOADER));
        assertTrue(e.getMessage().startsWith("AFF0508 the tables of sample"), e.getMessage());
    }

    /** Two threads take two rows in opposite order: without another attempt one of them would fail with a deadlock. */
    private static void transactionsThatMeetAreDoneAgain(DataSource dataSource) throws SQLException {
        Transactions transactions = new Transactions(dataSource);
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<?> done : IntStream.of(1, 2).mapToObj(first -> threads.submit(() -> transactions.call(connection -> {
                attempts.incrementAndGet();
                touch(connection, first);
                bothHaveOne.countDown();
                assertTrue(await(bothHaveOne));
                touch(connection, 3 - first);
                return null;
            }))).toList()) {
                done.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        assertTrue(attempts.get() > 2, "the test made no deadlock");
        assertEquals("!!", text(dataSource, "SELECT SUBSTRING(name, LENGTH(name) - 1, 2) FROM sample_thing WHERE id = 1"));
        assertEquals("!!", text(dataSource, "SELECT SUBSTRING(name, LENGTH(name) - 1, 2) FROM sample_thing WHERE id = 2"));
    }

    @Test
    void workThatThrowsLeavesNothing() throws SQLException {
        try (TestDatabases.Opened database = TestDatabases.H2.open()) {
            execute(database.dataSource(), "CREATE TABLE t (id INT PRIMARY KEY)");
            Transactions transactions = new Transactions(database.dataSource());
            assertThrows(IllegalStateException.class, () -> transactions.call(connection -> {
                connection.createStatement().execute("INSERT INTO t VALUES (1)");
                throw new IllegalStateException("after the insert");
            }));
            assertEquals("0", text(database.dataSource(), "SELECT COUNT(*) FROM t"));
        }
    }

    @Test
    void whatIsNoConflictIsNotDoneAgain() throws SQLException {
        try (TestDatabases.Opened database = TestDatabases.H2.open()) {
            execute(database.dataSource(), "CREATE TABLE t (id INT PRIMARY KEY)");
            execute(database.dataSource(), "INSERT INTO t VALUES (1)");
            AtomicInteger attempts = new AtomicInteger();
            Transactions.Work<Boolean, RuntimeException> insert = connection -> {
                attempts.incrementAndGet();
                return connection.createStatement().execute("INSERT INTO t VALUES (1)");
            };
            Transactions transactions = new Transactions(database.dataSource());
            assertThrows(SQLException.class, () -> transactions.call(insert));
            assertEquals(1, attempts.getAndSet(0));
            assertThrows(SQLException.class, () -> transactions.repeatingAlso("23505").call(insert));
            assertEquals(5, attempts.get(), "bounded");
        }
    }

    /** The first connections of the pool are dead, as after a restart of the database. */
    @Test
    void connectionThatWasLostBeforeTheCommitIsReplaced() throws SQLException {
        try (TestDatabases.Opened database = TestDatabases.POSTGRESQL.open()) {
            execute(database.dataSource(), "CREATE TABLE t (id INT PRIMARY KEY)");
            Transactions transactions = new Transactions(database.dataSource());
            AtomicInteger attempts = new AtomicInteger();
            transactions.call(connection -> {
                if (attempts.incrementAndGet() <= 2) {
                    terminate(connection, database.dataSource());
                }
                return connection.createStatement().execute("INSERT INTO t VALUES (1)");
            });
            assertEquals(3, attempts.getAndSet(0));
            boolean rows = transactions.read(connection -> {
                if (attempts.incrementAndGet() == 1) {
                    terminate(connection, database.dataSource());
                }
                return connection.createStatement().execute("SELECT * FROM t");
            });
            assertTrue(rows);
            assertEquals(2, attempts.get());
            assertEquals("1", text(database.dataSource(), "SELECT COUNT(*) FROM t"));
        }
    }

    /** Nobody knows then whether it was committed. */
    @Test
    void connectionThatWasLostWhileCommittingIsNot() throws SQLException {
        try (TestDatabases.Opened database = TestDatabases.POSTGRESQL.open()) {
            AtomicInteger attempts = new AtomicInteger();
            Transactions transactions = new Transactions(database.dataSource());
            assertThrows(SQLException.class, () -> transactions.call(connection -> {
                attempts.incrementAndGet();
                connection.createStatement().execute("SELECT 1");
                terminate(connection, database.dataSource());
                return attempts;
            }));
            assertThrows(SQLException.class, () -> transactions.call(connection -> {
                attempts.incrementAndGet();
                Transactions.commit(() -> {
                    terminate(connection, database.dataSource());
                    connection.createStatement().execute("SELECT 1");
                });
                return attempts;
            }));
            assertEquals(2, attempts.get());
        }
    }

    private static void terminate(Connection connection, DataSource other) throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        execute(other, "SELECT pg_terminate_backend(" + backend + ", 5000)");
    }

    @Test
    void scriptMissingFromTheIndexIsNamed() {
        try (TestDatabases.Opened database = TestDatabases.H2.open()) {
            IllegalStateException e = assertThrows(IllegalStateException.class,
                    () -> Databases.migrate(database.dataSource(), "forgetful", LOADER));
            assertEquals("AFF0503 db/forgetful/common/V2__forgotten.sql is not in db/forgetful/index: add the line common/V2__forgotten.sql",
                    e.getMessage());
        }
    }

    @Test
    void databaseThatDoesNotAnswerIsASettingsProblem() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setUrl("jdbc:h2:mem:absent;IFEXISTS=TRUE");
        SettingsException e = assertThrows(SettingsException.class, () -> Databases.migrate(nowhere, "sample", LOADER));
        assertTrue(e.getMessage().startsWith("AFF0507 the database of sample cannot be reached"), e.getMessage());
        SettingsException absent = assertThrows(SettingsException.class, () -> Databases.find(new Settings(key -> Optional.empty())));
        assertTrue(absent.getMessage().startsWith("AFF0505 there is no data source java:jboss/datasources/AffinityDS"), absent.getMessage());
    }

    private static void touch(Connection connection, int id) throws SQLException {
        try (Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE sample_thing SET name = name || '!' WHERE id = " + id);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next(), sql);
            return rows.getString(1);
        }
    }
}
