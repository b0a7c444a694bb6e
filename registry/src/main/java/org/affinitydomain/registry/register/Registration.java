package org.affinitydomain.registry.register;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/**
 * One attempt to register a valid submission, in one transaction. The patient is locked first: against a merge always,
 * and against other submissions when this one changes what is registered. All objects that it may change are of that
 * patient, so no other lock is needed, but for the first entry of a document that is submitted again, which another
 * patient's submission may want too.
 */
final class Registration {

    private final StoreSession session;
    private final RegistryStore store;
    private final ObjectIndexer indexer;
    private final Revisions revisions;
    private final InitialMetadata initial;

    Registration(StoreSession session, RegistryStore store, InitialMetadata initial) {
        this.session = session;
        this.store = store;
        this.indexer = new ObjectIndexer(store.codec());
        this.revisions = new Revisions(store.codec());
        this.initial = initial;
    }

    /**
     * Registers the objects as {@link InitialMetadata} has completed them.
     *
     * @param submitted the objects as they were sent
     * @return the codes that are registered when the transaction is committed
     */
    Map<CodeTerm, Integer> register(List<RegistryObject> submitted) throws RegistrationRefusedException, SQLException {
        SubmissionView sent = new SubmissionView(submitted);
        PatientRow patient = patient(sent);
        RegisteredObjects registered = RegisteredObjects.of(session, submitted);
        List<RegistryError> errors = new RegistrationRules(sent, registered, patient, revisions).check();
        if (!errors.isEmpty()) {
            throw new RegistrationRefusedException(errors);
        }
        session.lock(registered.firstEntries());
        SubmissionRows added = SubmissionRows.of(initial.complete(submitted), session::newObjectId);
        Map<CodeTerm, Integer> codes = store.codes().require(session, added.terms());
        session.insert(added.rows(indexer, patient.id(), codes, new Surroundings(registered)));
        new LifeCycle(session, indexer, revisions, initial).apply(added.view(), registered, added.keys());
        return codes;
    }

    private PatientRow patient(SubmissionView sent) throws RegistrationRefusedException, SQLException {
        String given = Attribute.SS_PATIENT_ID.value(sent.submissionSet().orElseThrow()).orElseThrow();
        String patientId = Cx.parse(given).orElseThrow().toString();
        return session.lockPatient(patientId, changesRegistered(sent)).filter(p -> !p.isSubsumed())
                .orElseThrow(() -> new RegistrationRefusedException(List.of(XdsErrorCode.UNKNOWN_PATIENT_ID.in(
                        SubmissionView.name(sent.submissionSet().get()) + ": no feed has made the patient " + given + " known"))));
    }

    /** Whether an association other than those of the SubmissionSet ends at something that is not in the submission. */
    private static boolean changesRegistered(SubmissionView sent) {
        return sent.of(ObjectKind.ASSOCIATION).stream()
                .filter(a -> typeOf(a).filter(AssociationType.HAS_MEMBER::equals).isEmpty()
                        || sent.kindOf(sourceOf(a)).filter(ObjectKind.SUBMISSION_SET::equals).isEmpty())
                .anyMatch(a -> sent.byId(sourceOf(a)).isEmpty() || sent.byId(targetOf(a)).isEmpty());
    }

    /** What is registered already, as the rows of this submission need it. */
    private final class Surroundings implements SubmissionRows.Surroundings {
        private final RegisteredObjects registered;

        Surroundings(RegisteredObjects registered) {
            this.registered = registered;
        }

        @Override
        public long key(String id) {
            return registered.byId(id).orElseThrow().id();
        }

        @Override
        public int copies(RegistryObject entry) throws SQLException {
            List<ObjectRow> sharing = registered.sharingUniqueId(entry);
            if (sharing.isEmpty()) {
                return 0;
            }
            // counted again, because the first one is locked now, and nobody else can add one
            return session.byUniqueKey(List.of(sharing.get(0).uniqueKey())).stream().mapToInt(ObjectRow::copy).max().orElseThrow() + 1;
        }
    }
}
