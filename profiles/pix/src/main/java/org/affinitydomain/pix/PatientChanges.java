package org.affinitydomain.pix;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.affinitydomain.pix.PatientRows.IdentifierRow;

/** What feeds change in the patient store, within one transaction. */
final class PatientChanges {
    private final PatientRows rows;
    private final Connection connection;
    private final Predicate<String> oneIdentifierOnly;

    PatientChanges(PatientRows rows, Connection connection, Predicate<String> oneIdentifierOnly) {
        this.rows = rows;
        this.connection = connection;
        this.oneIdentifierOnly = oneIdentifierOnly;
    }

    /** A new patient, or a change of a known one. */
    PatientIdentity register(PatientIdentity fed) throws SQLException, PatientConflictException {
        SortedSet<Long> known = lockAll(fed.identifiers());
        long patient = enter(fed, known);
        if (known.isEmpty()) {
            return fed;
        }
        rows.update(connection, patient, fed.demographics());
        return rows.read(connection, patient).orElseThrow();
    }

    /** Merges, one after the other; the survivors as they are after all of them. */
    List<PatientIdentity> merge(List<PatientMerge> merges) throws SQLException, PatientConflictException {
        List<PatientIdentifier> all = new ArrayList<>();
        for (PatientMerge merge : merges) {
            all.addAll(merge.survivor().identifiers());
            merge.identifiers().forEach(identifier -> all.add(identifier.subsumed()));
        }
        lockAll(all);
        for (PatientMerge merge : merges) {
            merge(merge);
        }
        List<PatientIdentity> survivors = new ArrayList<>();
        for (PatientMerge merge : merges) {
            long patient = rows.find(connection, merge.survivor().identifiers().get(0)).orElseThrow().patient();
            survivors.add(rows.read(connection, patient).orElseThrow());
        }
        return survivors;
    }

    /** Demographics of a known survivor stay: senders put little more than a name into a merge, and update the patient after it. */
    private void merge(PatientMerge merge) throws SQLException, PatientConflictException {
        List<IdentifierMerge> fresh = new ArrayList<>();
        boolean known = false;
        for (IdentifierMerge identifier : merge.identifiers()) {
            Optional<IdentifierRow> subsumed = rows.find(connection, identifier.subsumed());
            known |= subsumed.isPresent();
            if (!isRecorded(subsumed, identifier.surviving())) {
                refuseIf(subsumed.filter(row -> row.survivor().isPresent()).isPresent(), PatientConflict.SUBSUMED, identifier.subsumed());
                fresh.add(identifier);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        refuseIf(!known, PatientConflict.UNKNOWN, fresh.get(0).subsumed());
        long patient = enter(merge.survivor(), keysOf(merge.survivor().identifiers()));
        for (IdentifierMerge identifier : fresh) {
            subsume(identifier, patient);
        }
        checkOneEach(rows.identifiers(connection, patient));
    }

    private boolean isRecorded(Optional<IdentifierRow> subsumed, PatientIdentifier surviving) throws SQLException {
        Optional<Long> survivor = rows.find(connection, surviving).map(IdentifierRow::key);
        return survivor.isPresent() && subsumed.flatMap(IdentifierRow::survivor).equals(survivor);
    }

    /** The whole record goes along, not only the identifier: it is of the same person. */
    private void subsume(IdentifierMerge identifier, long patient) throws SQLException {
        Optional<IdentifierRow> known = rows.find(connection, identifier.subsumed());
        if (known.isEmpty()) {
            rows.addIdentifiers(connection, patient, List.of(identifier.subsumed()));
        } else if (known.get().patient() != patient) {
            rows.join(connection, known.get().patient(), patient);
        }
        rows.subsume(connection, rows.find(connection, identifier.subsumed()).orElseThrow().key(),
                rows.find(connection, identifier.surviving()).orElseThrow().key());
    }

    /** The patient of the identifiers: a new one, or the one or several known ones, who are the same then. */
    private long enter(PatientIdentity fed, SortedSet<Long> known) throws SQLException, PatientConflictException {
        for (PatientIdentifier identifier : fed.identifiers()) {
            boolean subsumed = rows.find(connection, identifier).filter(row -> row.survivor().isPresent()).isPresent();
            refuseIf(subsumed, PatientConflict.SUBSUMED, identifier);
        }
        if (known.isEmpty()) {
            checkOneEach(fed.identifiers());
            long patient = rows.insert(connection, fed.demographics());
            rows.addIdentifiers(connection, patient, fed.identifiers());
            return patient;
        }
        long patient = known.first();
        for (long other : known.tailSet(patient + 1)) {
            rows.join(connection, other, patient);
        }
        List<PatientIdentifier> all = new ArrayList<>(rows.identifiers(connection, patient));
        List<PatientIdentifier> added = fed.identifiers().stream().filter(i -> !all.contains(i)).toList();
        all.addAll(added);
        checkOneEach(all);
        rows.addIdentifiers(connection, patient, added);
        return patient;
    }

    /**
     * Locks the patients that the identifiers belong to. In ascending order, so that two feeds that join the same
     * patients do not wait for each other; again, when another feed joined patients while this one waited.
     */
    private SortedSet<Long> lockAll(Collection<PatientIdentifier> identifiers) throws SQLException {
        Set<Long> locked = new HashSet<>();
        SortedSet<Long> keys = keysOf(identifiers);
        while (!locked.containsAll(keys)) {
            for (long key : keys) {
                if (locked.add(key)) {
                    rows.lock(connection, key);
                }
            }
            keys = keysOf(identifiers);
        }
        return keys;
    }

    private SortedSet<Long> keysOf(Collection<PatientIdentifier> identifiers) throws SQLException {
        SortedSet<Long> keys = new TreeSet<>();
        for (PatientIdentifier identifier : identifiers) {
            rows.find(connection, identifier).map(IdentifierRow::patient).ifPresent(keys::add);
        }
        return keys;
    }

    private void checkOneEach(List<PatientIdentifier> identifiers) throws PatientConflictException {
        for (PatientIdentifier identifier : identifiers) {
            Optional<PatientIdentifier> other = identifiers.stream().filter(i -> !i.equals(identifier)
                    && i.assigningAuthorityOid().equals(identifier.assigningAuthorityOid())).findFirst();
            if (other.isPresent() && oneIdentifierOnly.test(identifier.assigningAuthorityOid())) {
                throw new PatientConflictException(PatientConflict.TWO_OF_ONE_AUTHORITY, other.get());
            }
        }
    }

    private static void refuseIf(boolean wrong, PatientConflict conflict, PatientIdentifier identifier) throws PatientConflictException {
        if (wrong) {
            throw new PatientConflictException(conflict, identifier);
        }
    }
}
