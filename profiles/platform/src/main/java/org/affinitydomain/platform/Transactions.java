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
 * number of times, and so is work whose connection turned out to be lost before its commit began: a pool may hand out
 * connections to a database that has been restarted. So the work must have no effects outside the database.
 */
public final class Transactions {
    private static final int ATTEMPTS = 5;
    private static final int FIRST_PAUSE_MILLIS = 10;
    /** SQLSTATE: serialization failure, PostgreSQL's deadlock, H2's lock timeout. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "HYT00");
    /** Class of SQLSTATEs: connection exception. */
    private static final String CONNECTION_EXCEPTION = "08";
    /** SQLSTATE: PostgreSQL shuts down, or has crashed. */
    private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02");

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
        return repeatedly(() -> once(work));
    }

    /**
     * Does work that only reads, each statement for itself.
     *
     * @throws SQLException what the database said, the last time when it was tried several times
     */
    public <T, E extends Exception> T read(Work<T, E> work) throws SQLException, E {
        return repeatedly(() -> reading(work));
    }

    /** Work done once. */
    @FunctionalInterface
    private interface Attempt<T, E extends Exception> {
        T make() throws SQLException, E;
    }

    private <T, E extends Exception> T repeatedly(Attempt<T, E> work) throws SQLException, E {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.make();
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
            return on(connection, work);
        }
    }

    /**
     * Does the work on a connection that is there already, once, and commits, or rolls back when it throws anything; every
     * statement is for itself again afterwards.
     *
     * @throws SQLException what the database said
     */
    public static <T, E extends Exception> T on(Connection connection, Work<T, E> work) throws SQLException, E {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.in(connection);
            commit(connection::commit);
            done = true;
            return result;
        } finally {
            giveBack(connection, done);
        }
    }

    private <T, E extends Exception> T reading(Work<T, E> work) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        }
    }

    /** What commits. */
    @FunctionalInterface
    public interface Commit {
        /** Commits. */
        void commit() throws SQLException;
    }

    /**
     * Commits within {@link Work}, for those who do not leave it to this class. A connection that is lost from here on is no
     * reason to do the work again, because it may have been done.
     */
    public static void commit(Commit commit) throws SQLException {
        try {
            commit.commit();
        } catch (SQLException e) {
            throw new CommitFailedException(e);
        }
    }

    private static final class CommitFailedException extends SQLException {
        private static final long serialVersionUID = 1L;

        CommitFailedException(SQLException e) {
            super(e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
        }
    }

    /** Whatever goes wrong here, the connection is broken and the database has rolled back: the exception before tells more. */
    private static void giveBack(Connection connection, boolean committed) {
        try {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            System.getLogger(Transactions.class.getName()).log(System.Logger.Level.DEBUG, "a connection cannot be given back", e);
        }
    }

    private boolean isWorthRepeating(SQLException e) {
        String state = e.getSQLState();
        return state != null && (tryAgain.contains(state) || isLost(state) && !(e instanceof CommitFailedException));
    }

    private static boolean isLost(String state) {
        return state.startsWith(CONNECTION_EXCEPTION) || SHUT_DOWN.contains(state);
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
