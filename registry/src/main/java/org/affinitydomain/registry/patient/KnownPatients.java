package org.affinitydomain.registry.patient;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.affinitydomain.pix.PatientFeedListener;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.StoreSession;

/** Keeps the patient ids of the affinity domain that feeds make known. For several threads. */
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
        try {
            store.transaction(session -> {
                for (String id : ids) {
                    makeKnown(session, id);
                }
                return ids;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("AFF1005 The registry could not record a patient. If the database is up, see the cause; "
                    + "the sender of the feed was told to try again.", e);
        }
    }

    private static void makeKnown(StoreSession session, String patientId) throws SQLException {
        if (session.patient(patientId).isEmpty()) {
            session.insertPatient(patientId);
        }
    }
}
