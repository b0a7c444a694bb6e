package org.affinitydomain.registry.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.affinitydomain.registry.store.EntryType;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Select;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * The stable DocumentEntries in the order of their keys, page by page. Each page is read for itself, so no connection is held between
 * two of them, and what it costs does not depend on how far the walk is.
 */
final class EntryPages {

    /** An object may have a megabyte; most have less than two kilobytes. */
    private static final int SIZE = 100;
    private static final String AFTER = "SELECT id, unique_key, copy, content FROM registry_object WHERE id > ? AND kind = "
            + ObjectKind.DOCUMENT_ENTRY.ordinal() + " AND entry_type = " + EntryType.STABLE.ordinal() + " ORDER BY id FETCH FIRST " + SIZE + " ROWS ONLY";

    private final RegistryStore store;

    EntryPages(RegistryStore store) {
        this.store = store;
    }

    /**
     * An entry.
     *
     * @param id      its key
     * @param content the stored object
     * @param earlier stored objects of the same uniqueId that were there before it
     */
    record Entry(long id, byte[] content, List<byte[]> earlier) {
    }

    /** The next entries after a key; none at the end. */
    List<Entry> after(long key) throws SQLException {
        return store.read(session -> page(session, key));
    }

    private record Row(long id, UUID uniqueKey, int copy, byte[] content) {
    }

    private static List<Entry> page(StoreSession session, long key) throws SQLException {
        List<Row> rows = session.list(Select.of(AFTER, key),
                row -> new Row(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3), row.getBytes(4)));
        Map<UUID, List<ObjectRow>> repeated = new HashMap<>();
        for (ObjectRow other : session.byUniqueKey(rows.stream().filter(row -> row.copy() > 0).map(Row::uniqueKey).distinct().toList())) {
            repeated.computeIfAbsent(other.uniqueKey(), unique -> new ArrayList<>()).add(other);
        }
        return rows.stream().map(row -> new Entry(row.id(), row.content(), repeated.getOrDefault(row.uniqueKey(), List.of()).stream()
                .filter(other -> other.kind() == ObjectKind.DOCUMENT_ENTRY && other.copy() < row.copy()).map(ObjectRow::content).toList())).toList();
    }
}
