package org.affinitydomain.registry.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.xds.metadata.AssociationType;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** What the registry reads and writes in one transaction. */
public final class StoreSession {

    /** Values in one list of a statement; longer lists are asked for in several. */
    private static final int CHUNK = 500;

    private final StatelessSession session;
    private final RegistryStore store;

    StoreSession(StatelessSession session, RegistryStore store) {
        this.session = session;
        this.store = store;
    }

    /** A patient that a feed has made known, locked against a merge until the end of the transaction. */
    public Optional<PatientRow> lockPatient(String patientId, boolean exclusively) {
        return session.createSelectionQuery("from PatientRow p where p.patientId = :id", PatientRow.class)
                .setParameter("id", patientId)
                .setHibernateLockMode(exclusively ? LockMode.PESSIMISTIC_WRITE : LockMode.PESSIMISTIC_READ)
                .uniqueResultOptional();
    }

    /** A patient that a feed has made known. */
    public Optional<PatientRow> patient(String patientId) {
        return session.createSelectionQuery("from PatientRow p where p.patientId = :id", PatientRow.class)
                .setParameter("id", patientId).uniqueResultOptional();
    }

    /** Makes a patient known. */
    public void insertPatient(String patientId) {
        session.insert(new PatientRow(nextValue("registry_patient_seq"), patientId));
    }

    /** The objects of those entryUUIDs that exist. */
    public List<ObjectRow> byEntryUuid(Collection<UUID> uuids) {
        return list("from ObjectRow o where o.entryUuid in (:values)", uuids, Map.of());
    }

    /** The objects of those keys that exist. */
    public List<ObjectRow> byId(Collection<Long> ids) {
        return list("from ObjectRow o where o.id in (:values)", ids, Map.of());
    }

    /** The objects with those uniqueIds. */
    public List<ObjectRow> byUniqueKey(Collection<UUID> keys) {
        return list("from ObjectRow o where o.uniqueKey in (:values)", keys, Map.of());
    }

    /** An object, locked until the end of the transaction. */
    public ObjectRow lock(long id) {
        return session.createSelectionQuery("from ObjectRow o where o.id = :id", ObjectRow.class).setParameter("id", id)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE).uniqueResult();
    }

    /** The approved associations of the given types that end at one of the objects. */
    public List<ObjectRow> associationsTo(Collection<Long> targets, Collection<AssociationType> types) {
        return list("from ObjectRow o where o.target in (:values) and o.associationType in (:types) and o.status = :status",
                targets, Map.of("types", types, "status", Status.APPROVED));
    }

    /** A new key for an object. */
    public long newObjectId() {
        return store.ids().next(this);
    }

    /** Stores new objects. */
    public void insert(List<ObjectRow> rows) {
        rows.forEach(session::insert);
    }

    /** Stores an object whose status, time of last update or content has changed. */
    public void update(ObjectRow row) {
        session.createMutationQuery("update ObjectRow o set o.status = :status, o.lastUpdateTime = :time, o.content = :content where o.id = :id")
                .setParameter("status", row.status).setParameter("time", row.lastUpdateTime)
                .setParameter("content", row.content).setParameter("id", row.id).executeUpdate();
    }

    /** Runs a query over {@link ObjectRow} in the language of Hibernate; each row is the array of what it selects. */
    public List<Object[]> select(String hql, Map<String, Object> parameters, int limit) {
        var query = session.createSelectionQuery(hql, Object[].class).setMaxResults(limit);
        parameters.forEach((name, value) -> {
            if (value instanceof Collection<?> values) {
                query.setParameterList(name, values);
            } else {
                query.setParameter(name, value);
            }
        });
        return query.getResultList();
    }

    void insert(CodeRow row) {
        session.insert(row);
    }

    Map<UUID, Integer> codeIds(Collection<UUID> keys) {
        Map<UUID, Integer> ids = new HashMap<>();
        for (List<UUID> chunk : chunks(keys)) {
            session.createSelectionQuery("select c.key, c.id from CodeRow c where c.key in (:keys)", Object[].class)
                    .setParameterList("keys", chunk).getResultList().forEach(row -> ids.put((UUID) row[0], (Integer) row[1]));
        }
        return ids;
    }

    long nextValue(String sequence) {
        return ((Number) session.createNativeQuery(store.nextValueSql(sequence), Object.class).getSingleResult()).longValue();
    }

    private <V> List<ObjectRow> list(String hql, Collection<V> values, Map<String, Object> parameters) {
        List<ObjectRow> rows = new ArrayList<>();
        for (List<V> chunk : chunks(values)) {
            var query = session.createSelectionQuery(hql, ObjectRow.class).setParameterList("values", chunk);
            parameters.forEach((name, value) -> {
                if (value instanceof Collection<?> several) {
                    query.setParameterList(name, several);
                } else {
                    query.setParameter(name, value);
                }
            });
            rows.addAll(query.getResultList());
        }
        return rows;
    }

    /** The values in lists that are short enough for one statement. */
    public static <V> List<List<V>> chunks(Collection<V> values) {
        List<V> all = List.copyOf(values);
        List<List<V>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }
}
