package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.PatientRow;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.TextKey;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/** What a new version must keep towards the version that it updates (ITI TF-2 3.57.4.1.3.3.1.3, 3.57.4.1.3.3.3.3; 3.92.4.1.3). */
final class VersionRules {

    private final SubmissionView view;
    private final UpdateTargets targets;
    private final PatientRow patient;
    private final Revisions revisions;
    private final boolean restricted;
    private final List<RegistryError> errors = new ArrayList<>();

    VersionRules(SubmissionView view, UpdateTargets targets, PatientRow patient, Revisions revisions, Submission submission) {
        this.view = view;
        this.targets = targets;
        this.patient = patient;
        this.revisions = revisions;
        this.restricted = submission == Submission.RESTRICTED_UPDATE;
    }

    /** All that is wrong. */
    List<RegistryError> check() {
        for (RegistryObject object : view.objects()) {
            targets.byId(object.id()).ifPresent(row -> error(XdsErrorCode.REGISTRY_METADATA_ERROR, object,
                    "its entryUUID is that of a registered " + row.kind().label()));
        }
        view.of(ObjectKind.SUBMISSION_SET).stream().filter(set -> !targets.sharingUniqueId(set).isEmpty()).forEach(set ->
                error(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, set, "its uniqueId is registered already"));
        for (ObjectKind kind : List.of(ObjectKind.DOCUMENT_ENTRY, ObjectKind.FOLDER)) {
            view.of(kind).forEach(object -> version(object, kind));
        }
        return errors;
    }

    private void version(RegistryObject object, ObjectKind kind) {
        Optional<ObjectRow> latest = targets.latest(UpdateTargets.logicalId(object));
        String previous = Attribute.AS_PREVIOUS_VERSION.value(UpdateTargets.trigger(view, object)).orElseThrow();
        if (latest.isEmpty()) {
            error(XdsErrorCode.METADATA_VERSION_ERROR, object, "nothing with its logicalID is registered, so there is no version " + previous);
            return;
        }
        ObjectRow row = latest.get();
        if (row.kind() != kind) {
            error(XdsErrorCode.METADATA_UPDATE_ERROR, object, "its logicalID is that of a registered " + row.kind().label());
            return;
        }
        if (row.version() != Integer.parseInt(previous)) {
            error(XdsErrorCode.METADATA_VERSION_ERROR, object,
                    "PreviousVersion is " + previous + ", but the latest version registered is " + row.version());
        }
        if (!restricted && row.status() != Status.APPROVED) {
            error(XdsErrorCode.METADATA_UPDATE_ERROR, object, "the version that it updates is not Approved");
        }
        if (!uniqueKey(object, kind).equals(Optional.of(row.uniqueKey()))) {
            error(restricted ? XdsErrorCode.METADATA_IDENTIFIER_ERROR : XdsErrorCode.METADATA_UPDATE_ERROR, object,
                    "its uniqueId is not that of the version that it updates");
        }
        if (kind == ObjectKind.DOCUMENT_ENTRY) {
            document(object, row);
        }
    }

    private void document(RegistryObject object, ObjectRow row) {
        RegistryObject previous = revisions.object(row);
        unchanged(object, previous, Attribute.DE_OBJECT_TYPE);
        if (!restricted) {
            return;
        }
        unchanged(object, previous, Attribute.DE_REPOSITORY_UNIQUE_ID);
        if (Attribute.DE_HOME_COMMUNITY_ID.value(previous).isPresent()) {
            // where none is registered, the one that is sent only says which community the update was sent to
            unchanged(object, previous, Attribute.DE_HOME_COMMUNITY_ID);
        }
        if (row.patient().filter(p -> p == patient.id()).isEmpty()) {
            error(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR, object, "a restricted update does not change the patientId");
        }
    }

    private void unchanged(RegistryObject object, RegistryObject previous, Attribute attribute) {
        if (!attribute.values(object).equals(attribute.values(previous))) {
            error(restricted ? XdsErrorCode.UNMODIFIABLE_METADATA_ERROR : XdsErrorCode.METADATA_UPDATE_ERROR, object, attribute.label()
                    + " is " + attribute.values(object) + ", but " + attribute.values(previous) + " in the version that it updates");
        }
    }

    private static Optional<UUID> uniqueKey(RegistryObject object, ObjectKind kind) {
        return SubmissionView.uniqueIdOf(kind).flatMap(a -> a.value(object)).map(TextKey::of);
    }

    private void error(XdsErrorCode code, RegistryObject object, String what) {
        errors.add(code.in(name(object) + ": " + what));
    }
}
