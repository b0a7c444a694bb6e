package org.affinitydomain.registry.query;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.registry.store.ContentReader;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Select;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.QueryResult;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;

/**
 * The objects of a result, read in portions while they are sent; no connection is held while the receiver is slow. An
 * object that was removed meanwhile is left out.
 *
 * @param hits   what was found
 * @param atHand the content of those whose search has brought it along
 */
record StoredContent(RegistryStore store, List<Hit> hits, Map<Long, byte[]> atHand) implements QueryResult {

    private static final int PORTION = 100;

    StoredContent {
        hits = List.copyOf(hits);
        atHand = Map.copyOf(atHand);
    }

    /** The ids of a result instead of its objects. */
    static QueryResult references(Collection<Hit> hits) {
        List<Hit> all = List.copyOf(hits);
        return sink -> {
            for (Hit hit : all) {
                sink.objectRef(EntryIds.text(hit.entryUuid()), Optional.empty());
            }
        };
    }

    @Override
    public void sendTo(Sink sink) throws IOException {
        try (ContentReader reader = store.codec().reader()) {
            for (int from = 0; from < hits.size(); from += PORTION) {
                List<Long> portion = hits.subList(from, Math.min(from + PORTION, hits.size())).stream().map(Hit::id).toList();
                Portion read = read(portion.stream().filter(id -> !atHand.containsKey(id)).toList());
                for (Long id : portion) {
                    byte[] content = atHand.getOrDefault(id, read.objects().get(id));
                    if (content != null) {
                        sink.object(read.patients().correct(id, reader.xml(content)));
                    }
                }
            }
        }
    }

    /** Objects by their keys, deflated, and the patients of those among them that were merged. */
    private record Portion(Map<Long, byte[]> objects, SurvivingPatients patients) {
        private static final Portion EMPTY = new Portion(Map.of(), new SurvivingPatients(Map.of()));
    }

    private Portion read(List<Long> ids) throws IOException {
        if (ids.isEmpty()) {
            return Portion.EMPTY;
        }
        try {
            return store.read(session -> contents(session, ids));
        } catch (SQLException e) {
            throw new IOException("AFF1003 The database failed while a query was answered. Look at its state and at the cause.", e);
        }
    }

    private static Portion contents(StoreSession session, List<Long> ids) throws SQLException {
        Map<Long, byte[]> contents = new HashMap<>();
        List<Long> merged = new ArrayList<>();
        session.listScattered(Select.of("SELECT id, content, merged_from FROM registry_object WHERE id = ANY(?)", ids), row -> {
            if (row.getObject(3) != null) {
                merged.add(row.getLong(1));
            }
            return contents.put(row.getLong(1), row.getBytes(2));
        });
        return new Portion(contents, SurvivingPatients.of(session, merged));
    }
}
