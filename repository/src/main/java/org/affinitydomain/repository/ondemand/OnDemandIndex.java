package org.affinitydomain.repository.ondemand;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.RegistrationObserver;

/** The table {@code repository_on_demand}. Every method is one short transaction, or part of one. */
public final class OnDemandIndex implements RegistrationObserver {

    private static final String COLUMNS = "unique_id, source_id, provider, language, state, attempts";

    private final Transactions transactions;
    private final String repositoryUniqueId;
    private final OnDemandProviders providers;
    private final Clock clock;

    /**
     * @param providers those whose documents are noted as to be registered
     * @param clock     tells when a registration is due
     */
    public OnDemandIndex(DataSource dataSource, String repositoryUniqueId, OnDemandProviders providers, Clock clock) {
        this.transactions = new Transactions(dataSource);
        this.repositoryUniqueId = repositoryUniqueId;
        this.providers = providers;
        this.clock = clock;
    }

    /** Notes what providers may make of a document, when it is not noted yet. */
    @Override
    public void registered(Connection connection, DocumentRecord document) throws SQLException {
        for (String provider : providers.taking(document.mimeType())) {
            String uniqueId = OnDemandIdentity.uniqueId(repositoryUniqueId, provider, document.uniqueId());
            if (find(connection, uniqueId).isEmpty()) {
                insert(connection, new OnDemandRecord(uniqueId, document.uniqueId(), provider, "", OnDemandState.PENDING, 0));
            }
        }
    }

    private void insert(Connection connection, OnDemandRecord record) throws SQLException {
        String sql = "INSERT INTO repository_on_demand (" + COLUMNS + ", due_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, record.uniqueId());
            insert.setString(2, record.sourceId());
            insert.setString(3, record.provider());
            insert.setString(4, record.languageCode());
            insert.setString(5, record.state().name());
            insert.setInt(6, record.attempts());
            insert.setObject(7, utc(clock.instant()));
            insert.executeUpdate();
        }
    }

    /** The document of that uniqueId. */
    public Optional<OnDemandRecord> find(String uniqueId) throws SQLException {
        return transactions.call(connection -> find(connection, uniqueId));
    }

    private static Optional<OnDemandRecord> find(Connection connection, String uniqueId) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM repository_on_demand WHERE unique_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, uniqueId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /**
     * The documents of a provider whose registration is due, those that have waited longest first.
     *
     * @param limit how many at most
     */
    List<OnDemandRecord> due(String provider, int limit) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM repository_on_demand WHERE state = 'PENDING' AND provider = ?"
                + " AND due_at <= ? ORDER BY due_at FETCH FIRST " + limit + " ROWS ONLY";
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, provider);
                select.setObject(2, utc(clock.instant()));
                List<OnDemandRecord> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(read(row));
                    }
                }
                return found;
            }
        });
    }

    /** Notes that the registry has its entry, in that language. */
    void noteRegistered(OnDemandRecord record, String languageCode) throws SQLException {
        update("UPDATE repository_on_demand SET state = 'REGISTERED', language = ? WHERE unique_id = ?", languageCode, record.uniqueId());
    }

    /** Notes that the registration was tried in vain, and when it is tried next. */
    void postpone(OnDemandRecord record, Instant due) throws SQLException {
        update("UPDATE repository_on_demand SET attempts = ?, due_at = ? WHERE unique_id = ? AND state = 'PENDING'",
                record.attempts() + 1, utc(due), record.uniqueId());
    }

    /** Notes that the registry refuses it. */
    void noteRefused(OnDemandRecord record) throws SQLException {
        update("UPDATE repository_on_demand SET state = 'REFUSED' WHERE unique_id = ? AND state = 'PENDING'", record.uniqueId());
    }

    /** Makes those that were refused to be tried again. */
    void retryRefused() throws SQLException {
        update("UPDATE repository_on_demand SET state = 'PENDING', attempts = 0, due_at = ? WHERE state = 'REFUSED'",
                utc(clock.instant()));
    }

    /** Forgets a document that will not be registered. */
    void forget(OnDemandRecord record) throws SQLException {
        update("DELETE FROM repository_on_demand WHERE unique_id = ? AND state <> 'REGISTERED'", record.uniqueId());
    }

    private void update(String sql, Object... values) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static OnDemandRecord read(ResultSet row) throws SQLException {
        return new OnDemandRecord(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                OnDemandState.valueOf(row.getString(5)), row.getInt(6));
    }
}
