package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.name;
import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/** What changes of status and new associations must keep towards what is registered (ITI TF-2 3.57.4.1.3.3.2, .4, .5, .6). */
final class OperationRules {

    private final SubmissionView view;
    private final UpdateTargets targets;
    private final PatientRow patient;
    private final List<RegistryError> errors = new ArrayList<>();
    private final Set<String> withNewStatus = new HashSet<>();

    OperationRules(SubmissionView view, UpdateTargets targets, PatientRow patient) {
        this.view = view;
        this.targets = targets;
        this.patient = patient;
    }

    /** All that is wrong. */
    List<RegistryError> check() {
        String set = view.submissionSet().orElseThrow().id();
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            AssociationType type = typeOf(association).orElseThrow();
            if (type == AssociationType.UPDATE_AVAILABILITY_STATUS) {
                status(association);
            } else if (!sourceOf(association).equals(set)) {
                submitted(association, type);
            }
        }
        return errors;
    }

    private void status(RegistryObject association) {
        String id = targetOf(association);
        if (!withNewStatus.add(id)) {
            error(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, association, "the status of " + id + " is changed twice by the same submission");
        }
        Status original = Attribute.AS_ORIGINAL_STATUS.value(association).flatMap(Status::of).orElseThrow();
        Optional<ObjectRow> registered = targets.byId(id);
        if (registered.isEmpty() && isVersion(id)) {
            expect(association, original, Status.APPROVED);
        } else if (registered.isEmpty()) {
            error(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, association, "targetObject " + id + " is not registered");
        } else {
            expect(association, original, registered.get().status());
            changeable(association, registered.get());
        }
    }

    private boolean isVersion(String id) {
        return view.kindOf(id).filter(k -> k == ObjectKind.DOCUMENT_ENTRY || k == ObjectKind.FOLDER).isPresent();
    }

    private void expect(RegistryObject association, Status original, Status actual) {
        if (original != actual) {
            error(XdsErrorCode.METADATA_UPDATE_ERROR, association, "OriginalStatus is " + original.urn() + ", but the object's status is " + actual.urn());
        }
    }

    private void changeable(RegistryObject association, ObjectRow row) {
        boolean changeable = switch (row.kind()) {
            case DOCUMENT_ENTRY, FOLDER -> targets.isLatest(row);
            case ASSOCIATION -> row.associationType().filter(type -> type.isDocumentRelationship()
                    || type == AssociationType.HAS_MEMBER && targets.end(row.source()).kind() == ObjectKind.FOLDER).isPresent();
            case SUBMISSION_SET -> false;
        };
        if (!changeable) {
            error(XdsErrorCode.METADATA_UPDATE_ERROR, association, "the status of the " + row.kind().label() + ' ' + targetOf(association)
                    + " cannot be changed: it is neither the latest version of a DocumentEntry or Folder, nor a relationship of documents"
                    + " or a membership in a Folder");
            return;
        }
        samePatient(association, row.kind() == ObjectKind.ASSOCIATION ? targets.end(row.target()) : row);
    }

    private void submitted(RegistryObject association, AssociationType type) {
        boolean membership = type == AssociationType.HAS_MEMBER;
        end(association, Attribute.AS_SOURCE, membership ? ObjectKind.FOLDER : ObjectKind.DOCUMENT_ENTRY);
        end(association, Attribute.AS_TARGET, ObjectKind.DOCUMENT_ENTRY);
        if (type.isReplacement() && targets.byId(targetOf(association)).filter(row -> row.status() == Status.DEPRECATED).isPresent()) {
            error(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR, association, "targetObject " + targetOf(association) + " is deprecated");
        }
    }

    private void end(RegistryObject association, Attribute end, ObjectKind wanted) {
        String id = end.value(association).orElseThrow();
        if (view.byId(id).isPresent()) {
            view.kindOf(id).filter(kind -> kind != wanted).ifPresent(kind -> wrongKind(association, end, kind, wanted));
            return;
        }
        Optional<ObjectRow> row = targets.byId(id);
        if (row.isEmpty()) {
            error(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, association, end.label() + ' ' + id + " is not registered");
        } else if (row.get().kind() != wanted) {
            wrongKind(association, end, row.get().kind(), wanted);
        } else {
            samePatient(association, row.get());
            if (wanted == ObjectKind.FOLDER && row.get().status() == Status.DEPRECATED) {
                error(XdsErrorCode.METADATA_UPDATE_ERROR, association, "the Folder " + id + " is deprecated");
            }
        }
    }

    private void wrongKind(RegistryObject association, Attribute end, ObjectKind kind, ObjectKind wanted) {
        error(XdsErrorCode.REGISTRY_METADATA_ERROR, association, end.label() + " is a " + kind.label() + ", expected a " + wanted.label());
    }

    private void samePatient(RegistryObject association, ObjectRow row) {
        if (row.patient().filter(p -> p == patient.id()).isEmpty()) {
            error(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR, association, "a " + row.kind().label()
                    + " that it concerns is not of the patient " + patient.patientId());
        }
    }

    private void error(XdsErrorCode code, RegistryObject association, String what) {
        errors.add(code.in(name(association) + ": " + what));
    }
}
