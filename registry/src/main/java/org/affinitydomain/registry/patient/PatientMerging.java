package org.affinitydomain.registry.patient;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.StoreSession;

/**
 * Merges within one transaction (ITI TF-2 3.8.4.2.4): the objects of the subsumed patient become those of the surviving one,
 * and nothing is registered or found under the subsumed id any more. Which merges are right, the patient directory has
 * decided; here a merge that was recorded before changes nothing, and one whose survivor has been merged on in the
 * meantime, because an earlier message failed and is repeated, ends where that one is now.
 */
final class PatientMerging {

    private final StoreSession session;

    PatientMerging(StoreSession session) {
        this.session = session;
    }

    /** Carries out merges, one after the other. */
    void merge(List<IdentifierMerge> merges) throws SQLException {
        Map<PatientIdentifier, Long> keys = keys(merges);
        lockWithSurvivors(keys.values());
        for (IdentifierMerge merge : merges) {
            long subsumed = keys.get(merge.subsumed());
            long survivor = last(keys.get(merge.surviving()));
            boolean before = session.patient(subsumed).isSubsumed();
            if (before != (last(subsumed) == survivor)) {
                throw new IllegalStateException("AFF1008 The registry cannot merge " + merge.subsumed() + " into " + merge.surviving()
                        + ", because it has merged one of them before: its database and that of the patient directory are not of the same"
                        + " time. Restore both together.");
            }
            if (!before) {
                session.subsume(subsumed, keys.get(merge.surviving()));
                session.giveObjects(subsumed, survivor);
            }
        }
    }

    /** The keys of all patients that the merges name, who become known when they were not: in a fixed order. */
    private Map<PatientIdentifier, Long> keys(List<IdentifierMerge> merges) throws SQLException {
        Map<String, PatientIdentifier> ids = new LinkedHashMap<>();
        for (IdentifierMerge merge : merges) {
            ids.put(merge.subsumed().toCx(), merge.subsumed());
            ids.put(merge.surviving().toCx(), merge.surviving());
        }
        Map<PatientIdentifier, Long> keys = new LinkedHashMap<>();
        for (String id : new TreeSet<>(ids.keySet())) {
            Optional<PatientRow> known = session.patient(id);
            keys.put(ids.get(id), known.isPresent() ? known.get().id() : session.insertPatient(id));
        }
        return keys;
    }

    /**
     * Locks patients and all into whom they were merged, in the order of their keys, as every other transaction does; again
     * when another merge has made a chain longer meanwhile.
     */
    private void lockWithSurvivors(Iterable<Long> patients) throws SQLException {
        Set<Long> locked = new HashSet<>();
        Set<Long> wanted = withSurvivors(patients);
        while (!locked.containsAll(wanted)) {
            session.lockPatients(wanted);
            locked.addAll(wanted);
            wanted = withSurvivors(patients);
        }
    }

    private Set<Long> withSurvivors(Iterable<Long> patients) throws SQLException {
        Set<Long> all = new TreeSet<>();
        for (Long patient : patients) {
            PatientRow row = session.patient(patient);
            while (all.add(row.id()) && row.survivor().isPresent()) {
                row = session.patient(row.survivor().get());
            }
        }
        return all;
    }

    /** Who lives on at the end of a chain of merges. There are no circles: a patient is subsumed once, by one who ends elsewhere. */
    private long last(long patient) throws SQLException {
        PatientRow row = session.patient(patient);
        while (row.survivor().isPresent()) {
            row = session.patient(row.survivor().get());
        }
        return row.id();
    }
}
