package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affinitydomain.registry.register.InitialMetadata;
import org.affinitydomain.registry.register.RegistrationRefusedException;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.registry.update.AssociationPropagation.End;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/**
 * One attempt to carry out a valid update, in one transaction. The patients of everything that it names are locked first,
 * in the order of their keys; what they have is then read again, so that of two updates of one version the second sees
 * the first.
 */
final class MetadataUpdate {

    private final StoreSession session;
    private final RegistryStore store;
    private final ObjectIndexer indexer;
    private final Revisions revisions;
    private final InitialMetadata initial;
    private final Submission submission;

    MetadataUpdate(StoreSession session, RegistryStore store, InitialMetadata initial, Submission submission) {
        this.session = session;
        this.store = store;
        this.indexer = new ObjectIndexer(store.codec());
        this.revisions = new Revisions(store.codec());
        this.initial = initial;
        this.submission = submission;
    }

    /**
     * Carries out the operations.
     *
     * @param submitted the objects as they were sent
     * @return the codes that are registered when the transaction is committed
     */
    Map<CodeTerm, Integer> update(List<RegistryObject> submitted) throws RegistrationRefusedException, SQLException {
        SubmissionView sent = new SubmissionView(submitted);
        Set<Long> locked = lock(sent);
        PatientRow patient = patient(sent);
        UpdateTargets targets = UpdateTargets.of(session, sent);
        check(sent, targets, patient, locked);

        SubmissionView view = new SubmissionView(initial.identified(submitted).stream().map(o -> completed(o, targets)).toList());
        Map<CodeTerm, Integer> codes = store.codes().require(session, terms(view));
        Map<String, Long> keys = new HashMap<>();
        for (RegistryObject object : view.objects()) {
            keys.put(object.id(), session.newObjectId());
        }
        List<AssociationPropagation.Copy> copies =
                new AssociationPropagation(session, patient.id(), replaced(view, targets, keys)).copies(view);
        UpdateChanges changes = new UpdateChanges(session, indexer, revisions, initial);
        for (RegistryObject object : view.objects()) {
            ObjectKind kind = ObjectKind.of(object).orElseThrow();
            long key = keys.get(object.id());
            switch (kind) {
                case ASSOCIATION -> changes.add(object.id(), indexer.association(key, object,
                        end(keys, targets, sourceOf(object)), end(keys, targets, targetOf(object))));
                case SUBMISSION_SET -> changes.add(object.id(), indexer.row(key, object, kind, patient.id(), codes, 0));
                case DOCUMENT_ENTRY, FOLDER -> {
                    ObjectRow previous = targets.latest(UpdateTargets.logicalId(object)).orElseThrow();
                    changes.supersede(previous, object.id(), indexer.row(key, object, kind, patient.id(), codes, copy(targets, object)));
                }
            }
        }
        RegistryObject set = view.submissionSet().orElseThrow();
        copies.forEach(copy -> changes.propagate(copy, new End(set.id(), keys.get(set.id()))));
        view.of(ObjectKind.ASSOCIATION).forEach(association -> changes.carryOut(association, targets));
        changes.store();
        return codes;
    }

    private Set<Long> lock(SubmissionView sent) throws RegistrationRefusedException, SQLException {
        Set<Long> patients = new HashSet<>(UpdateTargets.of(session, sent).patients());
        patients.add(patient(sent).id());
        session.lockPatients(patients);
        return patients;
    }

    private PatientRow patient(SubmissionView sent) throws RegistrationRefusedException, SQLException {
        RegistryObject set = sent.submissionSet().orElseThrow();
        String given = Attribute.SS_PATIENT_ID.value(set).orElseThrow();
        return session.patient(Cx.parse(given).orElseThrow().toString()).filter(p -> !p.isSubsumed())
                .orElseThrow(() -> new RegistrationRefusedException(List.of(XdsErrorCode.UNKNOWN_PATIENT_ID.in(
                        SubmissionView.name(set) + ": no feed has made the patient " + given + " known"))));
    }

    private void check(SubmissionView sent, UpdateTargets targets, PatientRow patient, Set<Long> locked) throws RegistrationRefusedException {
        List<RegistryError> errors = new ArrayList<>(new VersionRules(sent, targets, patient, revisions, submission).check());
        errors.addAll(new OperationRules(sent, targets, patient).check());
        if (errors.isEmpty() && !locked.containsAll(targets.patients())) {
            errors.add(XdsErrorCode.METADATA_VERSION_ERROR.in("an object was given to another patient while it was updated"));
        }
        if (!errors.isEmpty()) {
            throw new RegistrationRefusedException(errors);
        }
    }

    /** A new version gets its number and, in a restricted update, the status of the one before; triggers become memberships. */
    private RegistryObject completed(RegistryObject object, UpdateTargets targets) {
        return switch (ObjectKind.of(object).orElseThrow()) {
            case SUBMISSION_SET -> object;
            case ASSOCIATION -> typeOf(object).filter(AssociationType.SUBMIT_ASSOCIATION::equals).isPresent()
                    ? object.withAttribute("associationType", AssociationType.HAS_MEMBER.urn()) : object;
            case DOCUMENT_ENTRY, FOLDER -> {
                ObjectRow previous = targets.latest(UpdateTargets.logicalId(object)).orElseThrow();
                boolean addressed = submission == Submission.RESTRICTED_UPDATE && revisions.object(previous).attribute("home").isEmpty();
                yield initial.version(addressed ? object.withoutAttribute("home") : object, object.attribute("lid").orElseThrow(), String.valueOf(previous.version() + 1))
                        .withAttribute("status", previous.status().urn());
            }
        };
    }

    private static Map<Long, End> replaced(SubmissionView view, UpdateTargets targets, Map<String, Long> keys) {
        Map<Long, End> replaced = new HashMap<>();
        for (ObjectKind kind : List.of(ObjectKind.DOCUMENT_ENTRY, ObjectKind.FOLDER)) {
            for (RegistryObject object : view.of(kind)) {
                RegistryObject trigger = UpdateTargets.trigger(view, object);
                if (Attribute.AS_ASSOCIATION_PROPAGATION.value(trigger).filter("no"::equals).isEmpty()) {
                    replaced.put(targets.latest(UpdateTargets.logicalId(object)).orElseThrow().id(), new End(object.id(), keys.get(object.id())));
                }
            }
        }
        return replaced;
    }

    private static int copy(UpdateTargets targets, RegistryObject object) {
        return targets.sharingUniqueId(object).stream().mapToInt(ObjectRow::copy).max().orElse(-1) + 1;
    }

    private static long end(Map<String, Long> keys, UpdateTargets targets, String id) {
        Long key = keys.get(id);
        return key != null ? key : targets.byId(id).orElseThrow().id();
    }

    private static List<CodeTerm> terms(SubmissionView view) {
        return view.objects().stream().flatMap(o -> ObjectIndexer.terms(o, ObjectKind.of(o).orElseThrow()).stream()).distinct().toList();
    }
}
