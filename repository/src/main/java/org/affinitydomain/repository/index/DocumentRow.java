package org.affinitydomain.repository.index;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.affinitydomain.repository.storage.ContentEncoding;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StoredContent;

/** A row of {@code repository_document}: which column is what. */
final class DocumentRow {

    static final String COLUMNS = "unique_id, storage_key, mime_type, size, sha1, state, stored_at, encoding, stored_size";
    static final String INSERT = "INSERT INTO repository_document (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private DocumentRow() {
    }

    /** Fills {@link #INSERT}. */
    static void write(DocumentRecord document, PreparedStatement insert) throws SQLException {
        StoredContent content = document.content();
        insert.setString(1, document.uniqueId());
        insert.setString(2, content.key().value());
        insert.setString(3, document.mimeType());
        insert.setLong(4, content.size());
        insert.setString(5, content.sha1());
        insert.setString(6, document.state().name());
        insert.setObject(7, LocalDateTime.ofInstant(document.storedAt(), ZoneOffset.UTC));
        insert.setString(8, content.encoding().name());
        insert.setLong(9, content.storedSize());
    }

    /** Reads {@link #COLUMNS}. Rows of before there was a stored size are of plain documents. */
    static DocumentRecord read(ResultSet row) throws SQLException {
        long size = row.getLong(4);
        long given = row.getLong(9);
        long storedSize = row.wasNull() ? size : given;
        StoredContent content = new StoredContent(new StorageKey(row.getString(2)), size, row.getString(5),
                ContentEncoding.valueOf(row.getString(8)), storedSize);
        return new DocumentRecord(row.getString(1), content, row.getString(3), DocumentState.valueOf(row.getString(6)),
                row.getObject(7, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    /** All rows of a query for {@link #COLUMNS}, which bounds how many they are. */
    static List<DocumentRecord> readAll(PreparedStatement select) throws SQLException {
        List<DocumentRecord> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
        return found;
    }
}
