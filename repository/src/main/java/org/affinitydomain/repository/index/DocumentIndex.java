package org.affinitydomain.repository.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;

/** The table {@code repository_document}. Every method is one short transaction. */
public final class DocumentIndex {

    /** SQLSTATE: unique violation. */
    private static final String DUPLICATE = "23505";

    private final Transactions transactions;
    private final RegistrationObserver observer;

    public DocumentIndex(DataSource dataSource) {
        this(dataSource, RegistrationObserver.NONE);
    }

    /** @param observer is told which documents became registered */
    public DocumentIndex(DataSource dataSource, RegistrationObserver observer) {
        this.transactions = new Transactions(dataSource);
        this.observer = observer;
    }

    /**
     * Reserves the uniqueIds of a submission's documents, all or none.
     *
     * @param documents what is submitted, no uniqueId twice
     */
    public Reservation reserve(Collection<DocumentRecord> documents) throws SQLException {
        // In one order, so that two submissions of the same documents never wait for each other.
        List<DocumentRecord> ordered = documents.stream().sorted(Comparator.comparing(DocumentRecord::uniqueId)).toList();
        try {
            return transactions.call(connection -> reserve(connection, ordered));
        } catch (SQLException e) {
            if (DUPLICATE.equals(e.getSQLState())) {
                // Another submission was faster by less than a transaction; whose document it is will be seen next time.
                return new Reservation.Undecided(ordered.get(0).uniqueId(), ordered.get(0).storedAt());
            }
            throw e;
        }
    }

    private static Reservation reserve(Connection connection, List<DocumentRecord> documents) throws SQLException {
        List<DocumentRecord> fresh = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (DocumentRecord document : documents) {
            Optional<DocumentRecord> present = find(connection, document.uniqueId());
            if (present.isEmpty()) {
                fresh.add(document);
            } else if (present.get().state() != DocumentState.REGISTERED) {
                return new Reservation.Undecided(document.uniqueId(), present.get().storedAt());
            } else if (!present.get().hasContentOf(document)) {
                different.add(document.uniqueId());
            }
        }
        if (!different.isEmpty()) {
            return new Reservation.NotIdentical(different);
        }
        insert(connection, fresh);
        Set<String> mine = new HashSet<>();
        fresh.forEach(document -> mine.add(document.uniqueId()));
        return new Reservation.Granted(mine);
    }

    private static void insert(Connection connection, List<DocumentRecord> documents) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(DocumentRow.INSERT)) {
            for (DocumentRecord document : documents) {
                DocumentRow.write(document, insert);
                insert.executeUpdate();
            }
        }
    }

    /** The document of that uniqueId. */
    public Optional<DocumentRecord> find(String uniqueId) throws SQLException {
        return transactions.call(connection -> find(connection, uniqueId));
    }

    private static Optional<DocumentRecord> find(Connection connection, String uniqueId) throws SQLException {
        String sql = "SELECT " + DocumentRow.COLUMNS + " FROM repository_document WHERE unique_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, uniqueId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(DocumentRow.read(row)) : Optional.empty();
            }
        }
    }

    /**
     * The documents that are not known to be registered and came before a moment, the oldest first.
     *
     * @param limit how many at most
     */
    public List<DocumentRecord> undecided(Instant before, int limit) throws SQLException {
        String sql = "SELECT " + DocumentRow.COLUMNS + " FROM repository_document WHERE state IN ('STORED', 'REMOVING') AND stored_at < ?"
                + " ORDER BY stored_at FETCH FIRST " + limit + " ROWS ONLY";
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
                return DocumentRow.readAll(select);
            }
        });
    }

    /**
     * Notes that the registry took the DocumentEntries of these documents.
     *
     * @return how many were noted: fewer than given when some are being removed
     */
    public int registered(Collection<DocumentRecord> documents) throws SQLException {
        return change("UPDATE repository_document SET state = 'REGISTERED' WHERE unique_id = ? AND storage_key = ? AND state <> 'REMOVING'",
                documents, transactions.repeatingAlso(DUPLICATE), observer);
    }

    /** Marks a document as being removed, so that it cannot become registered any more; false when it already is registered. */
    public boolean removing(DocumentRecord document) throws SQLException {
        return change("UPDATE repository_document SET state = 'REMOVING' WHERE unique_id = ? AND storage_key = ? AND state <> 'REGISTERED'",
                List.of(document)) == 1;
    }

    /**
     * Marks registered documents as being removed, so that nobody gets them any more: all, or none when one is not registered.
     *
     * @return whether they were marked
     */
    public boolean withdraw(Collection<DocumentRecord> documents) throws SQLException {
        List<DocumentRecord> ordered = documents.stream().sorted(Comparator.comparing(DocumentRecord::uniqueId)).toList();
        String sql = "UPDATE repository_document SET state = 'REMOVING' WHERE unique_id = ? AND storage_key = ? AND state = 'REGISTERED'";
        return transactions.call(connection -> {
            int marked = 0;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (DocumentRecord document : ordered) {
                    statement.setString(1, document.uniqueId());
                    statement.setString(2, document.key().value());
                    marked += statement.executeUpdate();
                }
            }
            if (marked < ordered.size()) {
                connection.rollback();
            }
            return marked == ordered.size();
        });
    }

    /** Forgets these documents, unless they became registered. Their bytes must be gone before. */
    public void remove(Collection<DocumentRecord> documents) throws SQLException {
        change("DELETE FROM repository_document WHERE unique_id = ? AND storage_key = ? AND state <> 'REGISTERED'", documents);
    }

    private int change(String sql, Collection<DocumentRecord> documents) throws SQLException {
        return change(sql, documents, transactions, RegistrationObserver.NONE);
    }

    private static int change(String sql, Collection<DocumentRecord> documents, Transactions transactions, RegistrationObserver changes)
            throws SQLException {
        List<DocumentRecord> ordered = documents.stream().sorted(Comparator.comparing(DocumentRecord::uniqueId)).toList();
        return transactions.call(connection -> {
            int changed = 0;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (DocumentRecord document : ordered) {
                    statement.setString(1, document.uniqueId());
                    statement.setString(2, document.key().value());
                    int updated = statement.executeUpdate();
                    if (updated > 0) {
                        changes.registered(connection, document);
                    }
                    changed += updated;
                }
            }
            return changed;
        });
    }
}
