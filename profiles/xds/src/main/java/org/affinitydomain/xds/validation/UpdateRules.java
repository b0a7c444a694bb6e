package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;
import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * What makes a submission a metadata update (ITI TF-2 3.57.4.1.3.1, 3.92.4.1.3): every association of the SubmissionSet is
 * the trigger of one operation, which its type and slots name. Other transactions are left alone.
 */
final class UpdateRules {

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Set<String> VERSION_SLOTS = labels(Attribute.AS_SUBMISSION_SET_STATUS, Attribute.AS_PREVIOUS_VERSION,
            Attribute.AS_ASSOCIATION_PROPAGATION);
    private static final Set<String> STATUS_SLOTS = labels(Attribute.AS_ORIGINAL_STATUS, Attribute.AS_NEW_STATUS);
    /** The slots that say what an operation does; any other one is extra metadata. */
    private static final Set<String> OPERATION_SLOTS = labels(Attribute.AS_SUBMISSION_SET_STATUS, Attribute.AS_PREVIOUS_VERSION,
            Attribute.AS_ASSOCIATION_PROPAGATION, Attribute.AS_ORIGINAL_STATUS, Attribute.AS_NEW_STATUS);
    private static final Set<String> STATUSES = Set.of(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED);

    private UpdateRules() {
    }

    /** A DocumentEntry or Folder is a later version: it names its logicalID, which is not its own id, once in a submission. */
    static void versions(SubmissionView view, Submission submission, Problems problems) {
        if (!submission.isUpdate()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Attribute logicalId : List.of(Attribute.DE_LOGICAL_ID, Attribute.FOL_LOGICAL_ID)) {
            for (RegistryObject object : view.of(logicalId.kind())) {
                String lid = logicalId.value(object).orElse("");
                if (lid.isEmpty() || lid.equals(object.id())) {
                    problems.add(XdsErrorCode.METADATA_UPDATE_ERROR, name(object)
                            + ": it is a first version (its logicalID is absent or its entryUUID), which an update may not submit");
                } else if (!ValueRules.isUuidUrn(lid)) {
                    problems.add(XdsErrorCode.METADATA_UPDATE_ERROR, name(object) + ": logicalID is '" + lid + "', expected urn:uuid: and a UUID");
                } else if (!seen.add(lid)) {
                    problems.add(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR,
                            name(object) + ": logicalID " + lid + " is updated twice by the same submission");
                }
            }
        }
    }

    /** There is an operation, and each can be told from its trigger. */
    static void operations(SubmissionView view, Submission submission, Problems problems) {
        String set = view.submissionSet().map(RegistryObject::id).orElse("");
        if (!submission.isUpdate() || set.isEmpty()) {
            return; // a submission without SubmissionSet has an error of its own
        }
        Set<String> submitted = new HashSet<>();
        int operations = 0;
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            Optional<AssociationType> type = typeOf(association);
            if (type.isEmpty()) {
                continue; // an unknown type is an error of its own
            }
            if (sourceOf(association).equals(set)) {
                operations++;
                trigger(view, association, type.get(), problems);
                submitted.add(targetOf(association));
            } else if (isTrigger(type.get())) {
                operation(problems, association, "its sourceObject is " + sourceOf(association) + ", expected the SubmissionSet");
            }
        }
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (!sourceOf(association).equals(set) && !submitted.contains(association.id())) {
                operation(problems, association, "no SubmitAssociation association links the SubmissionSet to it");
            }
        }
        if (operations == 0) {
            problems.add(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, "the submission has no update operation");
        }
    }

    /** ITI-92 knows one operation, the update of a DocumentEntry (3.92.4.1.2). */
    static void restricted(SubmissionView view, Submission submission, Problems problems) {
        if (submission != Submission.RESTRICTED_UPDATE) {
            return;
        }
        view.of(ObjectKind.FOLDER).forEach(folder -> problems.add(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR,
                name(folder) + ": a restricted update changes DocumentEntries only"));
        view.of(ObjectKind.ASSOCIATION).stream().filter(a -> typeOf(a).filter(AssociationType.HAS_MEMBER::equals).isEmpty())
                .forEach(a -> operation(problems, a, "a restricted update has HasMember associations only"));
    }

    private static boolean isTrigger(AssociationType type) {
        return type == AssociationType.SUBMIT_ASSOCIATION || type == AssociationType.UPDATE_AVAILABILITY_STATUS
                || type == AssociationType.NON_VERSIONING_UPDATE;
    }

    private static void trigger(SubmissionView view, RegistryObject association, AssociationType type, Problems problems) {
        switch (type) {
            case HAS_MEMBER -> newVersion(view, association, problems);
            case UPDATE_AVAILABILITY_STATUS -> newStatus(association, problems);
            case SUBMIT_ASSOCIATION -> {
                slots(association, Set.of(), problems);
                if (view.kindOf(targetOf(association)).filter(ObjectKind.ASSOCIATION::equals).isEmpty()) {
                    operation(problems, association, "its targetObject " + targetOf(association) + " is no association of the submission");
                }
            }
            default -> operation(problems, association, "an association of type " + type + " triggers no operation of this registry");
        }
    }

    private static void newVersion(SubmissionView view, RegistryObject association, Problems problems) {
        Optional<ObjectKind> target = view.kindOf(targetOf(association));
        if (target.filter(k -> k == ObjectKind.DOCUMENT_ENTRY || k == ObjectKind.FOLDER).isEmpty()) {
            operation(problems, association, "its targetObject " + targetOf(association) + " is no DocumentEntry or Folder of the submission");
            return;
        }
        slots(association, VERSION_SLOTS, problems);
        String version = Attribute.AS_PREVIOUS_VERSION.value(association).orElse("");
        if (!VERSION.matcher(version).matches()) {
            operation(problems, association, "PreviousVersion is '" + version + "', expected the number of the version that is updated");
        }
        Attribute.AS_ASSOCIATION_PROPAGATION.value(association).filter(v -> !v.equals("yes") && !v.equals("no")).ifPresent(v ->
                operation(problems, association, "AssociationPropagation is '" + v + "', expected yes or no"));
    }

    private static void newStatus(RegistryObject association, Problems problems) {
        slots(association, STATUS_SLOTS, problems);
        for (Attribute status : List.of(Attribute.AS_ORIGINAL_STATUS, Attribute.AS_NEW_STATUS)) {
            String value = status.value(association).orElse("");
            if (!STATUSES.contains(value)) {
                operation(problems, association, status.label() + " is '" + value + "', expected Approved or Deprecated (with its URN)");
            }
        }
    }

    private static void slots(RegistryObject association, Set<String> used, Problems problems) {
        association.slots().stream().map(Slot::name).filter(slot -> OPERATION_SLOTS.contains(slot) && !used.contains(slot))
                .forEach(slot -> operation(problems, association, "Slot " + slot + " has no meaning for its operation"));
    }

    private static void operation(Problems problems, RegistryObject association, String what) {
        problems.add(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, name(association) + ": " + what);
    }

    private static Set<String> labels(Attribute... attributes) {
        Set<String> labels = new HashSet<>();
        for (Attribute attribute : attributes) {
            labels.add(attribute.label());
        }
        return Set.copyOf(labels);
    }
}
