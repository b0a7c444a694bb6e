package org.affinitydomain.repository.index;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;
import org.affinitydomain.repository.storage.StorageKey;

/**
 * The table {@code repository_discarded}: contents that no document has any more, and that are, or may yet turn up, in the
 * storage. An object store that did not answer in time may still carry out what it was asked for. So every content in the
 * storage has a row in one of the two tables, and nothing has to be looked for.
 */
public final class DiscardedContents {

    /** Named as what the column is: with a text parameter PostgreSQL would not use the index. */
    private static final String KEY = "CAST(? AS CHAR(32))";

    private final Transactions transactions;

    public DiscardedContents(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** Forgets these documents, unless they became registered, and remembers their contents for the sweep instead. */
    public void discard(Collection<DocumentRecord> documents, Instant now) throws SQLException {
        List<DocumentRecord> ordered = documents.stream().sorted(Comparator.comparing(DocumentRecord::uniqueId)).toList();
        transactions.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                         "DELETE FROM repository_document WHERE unique_id = ? AND storage_key = ? AND state <> 'REGISTERED'");
                 PreparedStatement insert = connection.prepareStatement(
                         "INSERT INTO repository_discarded (storage_key, discarded_at) VALUES (?, ?)")) {
                for (DocumentRecord document : ordered) {
                    delete.setString(1, document.uniqueId());
                    delete.setString(2, document.key().value());
                    if (delete.executeUpdate() == 1) {
                        insert.setString(1, document.key().value());
                        insert.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                        insert.executeUpdate();
                    }
                }
            }
            return ordered.size();
        });
    }

    /** Contents that were discarded before a moment, the oldest first, {@code limit} at most. */
    public List<StorageKey> before(Instant moment, int limit) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT storage_key FROM repository_discarded"
                    + " WHERE discarded_at < ? ORDER BY discarded_at FETCH FIRST " + limit + " ROWS ONLY")) {
                select.setObject(1, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                List<StorageKey> keys = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        keys.add(new StorageKey(row.getString(1)));
                    }
                }
                return keys;
            }
        });
    }

    /** Whether that content waits for its removal. */
    public boolean contains(StorageKey key) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM repository_discarded WHERE storage_key = " + KEY)) {
                select.setString(1, key.value());
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Forgets a content that is gone from the storage. */
    public void remove(StorageKey key) throws SQLException {
        transactions.call(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM repository_discarded WHERE storage_key = " + KEY)) {
                delete.setString(1, key.value());
                return delete.executeUpdate();
            }
        });
    }
}
