package org.affinitydomain.registry.register;

import static org.affinitydomain.xds.validation.SubmissionView.name;
import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/** What a valid submission must keep towards the objects that are registered already (ITI TF-2 3.42.4.1.3). */
final class RegistrationRules {

    private final SubmissionView view;
    private final RegisteredObjects registered;
    private final PatientRow patient;
    private final Revisions revisions;
    private final List<RegistryError> errors = new ArrayList<>();

    RegistrationRules(SubmissionView view, RegisteredObjects registered, PatientRow patient, Revisions revisions) {
        this.view = view;
        this.registered = registered;
        this.patient = patient;
        this.revisions = revisions;
    }

    /** All that is wrong. */
    List<RegistryError> check() {
        for (RegistryObject object : view.objects()) {
            registered.byId(object.id()).ifPresent(row -> errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(
                    name(object) + ": its entryUUID is that of a registered " + row.kind().label())));
            uniqueId(object);
        }
        Set<String> replaced = new HashSet<>();
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            AssociationType type = typeOf(association).orElseThrow();
            if (type.isReplacement() && !replaced.add(targetOf(association))) {
                errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(name(association) + ": " + targetOf(association)
                        + " is replaced twice by the same submission"));
            }
            external(association, Attribute.AS_SOURCE).ifPresent(row -> source(association, row));
            external(association, Attribute.AS_TARGET).ifPresent(row -> target(association, type, row));
        }
        return errors;
    }

    /** The end of an association that is not in the submission; an error when it is not registered either. */
    private Optional<ObjectRow> external(RegistryObject association, Attribute end) {
        String id = end.value(association).orElseThrow();
        if (view.byId(id).isPresent()) {
            return Optional.empty();
        }
        Optional<ObjectRow> row = registered.byId(id);
        if (row.isEmpty()) {
            errors.add(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.in(
                    name(association) + ": " + end.label() + ' ' + id + " is not registered"));
        }
        return row;
    }

    private void source(RegistryObject association, ObjectRow row) {
        // relationships of documents begin inside the submission, so this is a membership
        if (row.kind() != ObjectKind.FOLDER) {
            errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(name(association) + ": sourceObject " + sourceOf(association)
                    + " is a registered " + row.kind().label() + ", expected a Folder"));
        } else {
            samePatient(association, row, sourceOf(association));
            if (row.status() == Status.DEPRECATED) {
                // nobody would find the member there: an update has made a later version of the Folder, or closed it
                errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(name(association) + ": the Folder " + sourceOf(association) + " is deprecated"));
            }
        }
    }

    private void target(RegistryObject association, AssociationType type, ObjectRow row) {
        boolean ofSubmissionSet = view.kindOf(sourceOf(association)).filter(ObjectKind.SUBMISSION_SET::equals).isPresent();
        if (type == AssociationType.HAS_MEMBER && ofSubmissionSet) {
            if (row.kind() == ObjectKind.SUBMISSION_SET) {
                errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(name(association) + ": " + targetOf(association)
                        + " is a SubmissionSet, which is no member of another one"));
            }
            return;
        }
        if (row.kind() != ObjectKind.DOCUMENT_ENTRY) {
            errors.add(XdsErrorCode.REGISTRY_METADATA_ERROR.in(name(association) + ": targetObject " + targetOf(association)
                    + " is a registered " + row.kind().label() + ", expected a DocumentEntry"));
            return;
        }
        samePatient(association, row, targetOf(association));
        if (type != AssociationType.HAS_MEMBER && row.status() == Status.DEPRECATED) {
            errors.add(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR.in(
                    name(association) + ": targetObject " + targetOf(association) + " is deprecated"));
        }
    }

    private void samePatient(RegistryObject association, ObjectRow row, String id) {
        if (row.patient().filter(p -> p == patient.id()).isEmpty()) {
            errors.add(XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH.in(name(association) + ": the " + row.kind().label() + ' ' + id
                    + " is not of the patient " + patient.patientId()));
        }
    }

    /**
     * A uniqueId is new, or that of a document that is registered with the same hash (ITI TF-3 table 4.2.4.1-2,
     * XDSNonIdenticalHash and XDSDuplicateUniqueIdInRegistry).
     */
    private void uniqueId(RegistryObject object) {
        Optional<ObjectRow> first = registered.sharingUniqueId(object).stream().min(Comparator.comparingInt(ObjectRow::copy));
        if (first.isEmpty()) {
            return;
        }
        ObjectRow row = first.get();
        boolean document = row.kind() == ObjectKind.DOCUMENT_ENTRY && ObjectKind.of(object).filter(row.kind()::equals).isPresent();
        if (!document) {
            errors.add(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.in(
                    name(object) + ": its uniqueId is that of a registered " + row.kind().label()));
            return;
        }
        String hash = Attribute.DE_HASH.value(object).orElse("");
        String registeredHash = Attribute.DE_HASH.value(revisions.object(row)).orElse("");
        if (!hash.equalsIgnoreCase(registeredHash)) {
            errors.add(XdsErrorCode.NON_IDENTICAL_HASH.in(name(object) + ": its uniqueId is registered with the hash '"
                    + registeredHash + "', submitted is '" + hash + "'"));
        }
    }
}
