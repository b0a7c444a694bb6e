package org.affinitydomain.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Short database transactions over a data source that no transaction manager coordinates. Work that the database
 * gave up in favour of another transaction (deadlock, serialization failure, lock wait) is done again, a bounded
 * number of times; so the work must have no effects outside the database.
 */
public final class Transactions {
    private static final int ATTEMPTS = 5;
    private static final int FIRST_PAUSE_MILLIS = 10;
    /** SQLSTATE: serialization failure, PostgreSQL's deadlock, H2's lock timeout. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "HYT00");

    private final DataSource dataSource;
    private final Set<String> tryAgain;

    /**
     * What is done inside a transaction.
     *
     * @param <T> the result
     * @param <E> what it may throw besides SQLException; the transaction is then rolled back
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /** Does it. The connection is neither committed nor closed here. */
        T in(Connection connection) throws SQLException, E;
    }

    /** Transactions over this data source. */
    public Transactions(DataSource dataSource) {
        this(dataSource, TRY_AGAIN);
    }

    private Transactions(DataSource dataSource, Set<String> tryAgain) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.tryAgain = tryAgain;
    }

    /**
     * Transactions that are also done again after this SQLSTATE, for example {@code 23505} where a duplicate key means
     * that another transaction was quicker and the next attempt will see what it stored.
     */
    public Transactions repeatingAlso(String sqlState) {
        Set<String> more = new HashSet<>(tryAgain);
        more.add(sqlState);
        return new Transactions(dataSource, Set.copyOf(more));
    }

    /**
     * Does the work and commits, or rolls back when it throws anything.
     *
     * @throws SQLException what the database said, the last time when it was tried several times
     */
    public <T, E extends Exception> T call(Work<T, E> work) throws SQLException, E {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isWorthRepeating(e)) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    private <T, E extends Exception> T once(Work<T, E> work) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollback(connection);
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is broken; the database has rolled back, and the first exception tells more than this one.
            System.getLogger(Transactions.class.getName()).log(System.Logger.Level.DEBUG, "rollback failed", e);
        }
    }

    private boolean isWorthRepeating(SQLException e) {
        return e.getSQLState() != null && tryAgain.contains(e.getSQLState());
    }

    private static void pause(int attempt, SQLException cause) throws SQLException {
        int longest = FIRST_PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
