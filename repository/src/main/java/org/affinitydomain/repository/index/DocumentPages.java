package org.affinitydomain.repository.index;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.platform.Transactions;
import org.affinitydomain.repository.storage.StorageKey;

/** The table {@code repository_document} in the order of storage keys, page by page: each page is one short transaction. */
public final class DocumentPages {

    private static final String FIRST_KEY = "";

    /** Named as what the column is: with a text parameter PostgreSQL would not use the index. */
    private static final String KEY = "CAST(? AS CHAR(32))";

    private final Transactions transactions;
    private final int size;

    /** @param size most documents of a page */
    public DocumentPages(DataSource dataSource, int size) {
        this.transactions = new Transactions(dataSource);
        this.size = size;
    }

    /** The documents after that key, or the first ones; none at the end. */
    public List<DocumentRecord> after(Optional<StorageKey> key) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + DocumentRow.COLUMNS + " FROM repository_document"
                    + " WHERE storage_key > " + KEY + " ORDER BY storage_key FETCH FIRST " + size + " ROWS ONLY")) {
                select.setString(1, key.map(StorageKey::value).orElse(FIRST_KEY));
                return DocumentRow.readAll(select);
            }
        });
    }

    /** The document with that content. */
    public Optional<DocumentRecord> of(StorageKey key) throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + DocumentRow.COLUMNS + " FROM repository_document"
                    + " WHERE storage_key = " + KEY)) {
                select.setString(1, key.value());
                return DocumentRow.readAll(select).stream().findFirst();
            }
        });
    }

    /** How many documents there are. */
    public long count() throws SQLException {
        return transactions.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM repository_document");
                 ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
