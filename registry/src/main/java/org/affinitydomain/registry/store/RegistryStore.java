package org.affinitydomain.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.platform.DatabaseKind;
import org.affinitydomain.platform.Transactions;
import org.hibernate.JDBCException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;

/**
 * The registry's database: transactions over a data source that no transaction manager coordinates, mapped by Hibernate.
 * The tables must be there already. For several threads; to be closed by its owner.
 */
public final class RegistryStore implements AutoCloseable {

    /** SQLSTATE of a duplicate key: another transaction was quicker, and the next attempt sees what it stored. */
    private static final String DUPLICATE_KEY = "23505";
    private static final int BATCH = 100;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final Optional<String> readAhead;
    private final Transactions transactions;
    private final SessionFactory sessions;
    private final IdBlocks ids = new IdBlocks();
    private final CodeDictionary codes = new CodeDictionary();
    private final ContentCodec codec = new ContentCodec();

    /**
     * What is done inside a transaction.
     *
     * @param <T> the result
     * @param <E> what it throws to have everything rolled back
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /** Does it; perhaps several times, when other transactions are in the way. */
        T in(StoreSession session) throws SQLException, E;
    }

    /** What is read. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it. */
        T in(StoreSession session) throws SQLException;
    }

    /**
     * Opens the store over a database of the given kind.
     *
     * @throws SQLException what the database said
     */
    public RegistryStore(DataSource dataSource, DatabaseKind kind) throws SQLException {
        this.dialect = Dialect.of(kind);
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection()) {
            this.readAhead = dialect.readAhead(connection);
        }
        this.transactions = new Transactions(dataSource).repeatingAlso(DUPLICATE_KEY);
        this.sessions = open(dataSource);
    }

    private static SessionFactory open(DataSource dataSource) {
        StandardServiceRegistry services = new StandardServiceRegistryBuilder(
                new BootstrapServiceRegistryBuilder().applyClassLoader(RegistryStore.class.getClassLoader()).build())
                .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .applySetting(AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY, "jdbc")
                .applySetting(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH)
                .applySetting(AvailableSettings.JSON_FORMAT_MAPPER, new NoJson())
                .enableAutoClose()
                .build();
        try {
            return new MetadataSources(services).addAnnotatedClass(PatientRow.class).addAnnotatedClass(CodeRow.class)
                    .addAnnotatedClass(ObjectRow.class).buildMetadata().buildSessionFactory();
        } catch (RuntimeException e) {
            StandardServiceRegistryBuilder.destroy(services);
            throw e;
        }
    }

    /**
     * Does work in one transaction, and again when another one was in the way, a bounded number of times.
     *
     * @throws SQLException what the database said at last
     */
    public <T, E extends Exception> T transaction(Work<T, E> work) throws SQLException, E {
        return transactions.<T, E>call(connection -> inTransaction(connection, work));
    }

    private <T, E extends Exception> T inTransaction(Connection connection, Work<T, E> work) throws SQLException, E {
        try (StatelessSession session = sessions.openStatelessSession(connection)) {
            Transaction transaction = session.beginTransaction();
            T result = work.in(new StoreSession(session, connection, this));
            Transactions.commit(() -> commit(transaction));
            return result;
        } catch (JDBCException e) {
            ids.forget();
            throw e.getSQLException();
        } catch (SQLException e) {
            ids.forget();
            throw e;
        }
    }

    private static void commit(Transaction transaction) throws SQLException {
        try {
            transaction.commit();
        } catch (JDBCException e) {
            throw e.getSQLException();
        }
    }

    /**
     * Reads, each statement for itself.
     *
     * @throws SQLException what the database said
     */
    public <T> T read(Reading<T> work) throws SQLException {
        return transactions.<T, RuntimeException>read(connection -> {
            try (StatelessSession session = sessions.openStatelessSession(connection)) {
                return work.in(new StoreSession(session, connection, this));
            } catch (JDBCException e) {
                throw e.getSQLException();
            }
        });
    }

    /** The keys of codes. */
    public CodeDictionary codes() {
        return codes;
    }

    /** The form of objects in the table. */
    public ContentCodec codec() {
        return codec;
    }

    /** How the database says things. */
    public Dialect dialect() {
        return dialect;
    }

    /** What precedes a SELECT in a transaction of its own so that the pages of its rows are read ahead, where that can be had. */
    Optional<String> readAhead() {
        return readAhead;
    }

    IdBlocks ids() {
        return ids;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
