package org.affinitydomain.registry.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The keys of codes, those used last kept in memory. For several threads. */
public final class CodeDictionary {

    private static final int REMEMBERED = 10_000;

    private final Map<CodeTerm, Integer> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CodeTerm, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The keys of those terms that objects have been registered with. */
    public Map<CodeTerm, Integer> known(StoreSession session, Collection<CodeTerm> terms) throws SQLException {
        Map<CodeTerm, Integer> ids = new HashMap<>();
        Map<UUID, CodeTerm> unknown = new HashMap<>();
        synchronized (remembered) {
            for (CodeTerm term : terms) {
                Integer id = remembered.get(term);
                if (id != null) {
                    ids.put(term, id);
                } else {
                    unknown.put(term.key(), term);
                }
            }
        }
        if (!unknown.isEmpty()) {
            session.codeIds(unknown.keySet()).forEach((key, id) -> ids.put(unknown.get(key), id));
        }
        return ids;
    }

    /** The keys of all terms, new ones made; to be {@link #remember remembered} when the transaction is committed. */
    public Map<CodeTerm, Integer> require(StoreSession session, Collection<CodeTerm> terms) throws SQLException {
        Map<CodeTerm, Integer> ids = known(session, terms);
        // in the same order in every transaction, so that two of them never wait for each other
        List<CodeTerm> missing = terms.stream().filter(t -> !ids.containsKey(t)).distinct()
                .sorted(Comparator.comparing(CodeTerm::key)).toList();
        for (CodeTerm term : missing) {
            int id = (int) session.nextValue("registry_code_seq");
            session.insert(new CodeRow(id, term));
            ids.put(term, id);
        }
        return ids;
    }

    /** Keeps keys that are committed. */
    public void remember(Map<CodeTerm, Integer> committed) {
        synchronized (remembered) {
            remembered.putAll(committed);
        }
    }
}
