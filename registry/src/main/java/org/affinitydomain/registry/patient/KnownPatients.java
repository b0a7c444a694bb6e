package org.affinitydomain.registry.patient;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientFeedListener;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.registry.store.RegistryStore;

/** Keeps the patient ids of the affinity domain that feeds make known, and merge. For several threads. */
public final class KnownPatients implements PatientFeedListener {

    private final RegistryStore store;
    private final Predicate<String> authorities;

    /**
     * @param store       where they are kept
     * @param authorities whether an assigning authority, by its OID, is one of the affinity domain; ids of others are passed over
     */
    public KnownPatients(RegistryStore store, Predicate<String> authorities) {
        this.store = store;
        this.authorities = authorities;
    }

    @Override
    public void patientRegistered(PatientIdentity patient) {
        List<String> ids = patient.identifiers().stream().filter(i -> authorities.test(i.assigningAuthorityOid()))
                .map(PatientIdentifier::toCx).sorted().toList();
        record(session -> {
            for (String id : ids) {
                if (session.patient(id).isEmpty()) {
                    session.insertPatient(id);
                }
            }
            return ids;
        });
    }

    @Override
    public void identifiersMerged(List<IdentifierMerge> merges) {
        List<IdentifierMerge> ours = merges.stream().filter(merge -> authorities.test(merge.assigningAuthorityOid())).toList();
        if (!ours.isEmpty()) {
            record(session -> {
                new PatientMerging(session).merge(ours);
                return ours;
            });
        }
    }

    private <T> void record(RegistryStore.Work<T, RuntimeException> work) {
        try {
            store.transaction(work);
        } catch (SQLException e) {
            throw new IllegalStateException("AFF1005 The registry could not record a patient. If the database is up, see the cause; "
                    + "the sender of the feed was told to try again.", e);
        }
    }
}
