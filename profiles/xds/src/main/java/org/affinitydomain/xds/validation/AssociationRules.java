package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;
import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Which objects an association may relate (ITI TF-3 4.2.2). What is not in the submission is left to the registry. */
final class AssociationRules {

    /** Those that only ITI-57 may send. */
    private static final Set<AssociationType> UPDATES = EnumSet.of(AssociationType.SUBMIT_ASSOCIATION,
            AssociationType.UPDATE_AVAILABILITY_STATUS, AssociationType.NON_VERSIONING_UPDATE);

    private AssociationRules() {
    }

    /** Its type is one that this transaction may send. */
    static void types(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            Optional<AssociationType> type = typeOf(association);
            String urn = Attribute.AS_TYPE.value(association).orElse("");
            if (type.isEmpty() && !urn.isEmpty()) {
                problems.metadata(name(association) + ": associationType " + urn + " is unknown");
            } else if (type.filter(UPDATES::contains).isPresent() && !submission.isUpdate()) {
                problems.metadata(name(association) + ": associationType " + urn + " belongs to metadata updates");
            }
        }
    }

    /** Its ends are in the submission, or have ids that a registry can look up. */
    static void ends(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            end(view, association, Attribute.AS_SOURCE, problems);
            end(view, association, Attribute.AS_TARGET, problems);
            if (!sourceOf(association).isEmpty() && sourceOf(association).equals(targetOf(association))) {
                problems.metadata(name(association) + ": it relates " + sourceOf(association) + " to itself");
            }
        }
    }

    private static void end(SubmissionView view, RegistryObject association, Attribute end, Problems problems) {
        end.value(association).filter(id -> view.byId(id).isEmpty() && !ValueRules.isUuidUrn(id)).ifPresent(id -> problems.add(
                XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION,
                name(association) + ": " + end.label() + " '" + id + "' is neither in the submission nor an entryUUID"));
    }

    /**
     * A relationship of documents begins at a new DocumentEntry, or in an update at one that is registered; a replacement
     * ends at one that is registered (4.2.2.2).
     */
    static void documentRelationships(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            Optional<AssociationType> type = typeOf(association).filter(AssociationType::isDocumentRelationship);
            if (type.isEmpty()) {
                continue;
            }
            boolean elsewhere = submission.isUpdate() && view.byId(sourceOf(association)).isEmpty();
            if (!elsewhere && !isDocumentEntry(view, sourceOf(association))) {
                problems.metadata(name(association) + ": sourceObject of " + type.get() + " is " + sourceOf(association)
                        + ", expected a DocumentEntry of the submission");
            }
            Optional<ObjectKind> target = view.kindOf(targetOf(association));
            if (target.filter(kind -> kind != ObjectKind.DOCUMENT_ENTRY).isPresent()) {
                problems.metadata(name(association) + ": targetObject of " + type.get() + " is the " + target.get().label() + ' '
                        + targetOf(association) + ", expected a DocumentEntry");
            } else if (type.get().isReplacement() && target.isPresent()) {
                problems.metadata(name(association) + ": " + targetOf(association)
                        + " is submitted and replaced by the same submission");
            }
        }
    }

    /** A membership is that of the SubmissionSet, or of a DocumentEntry in a Folder (ITI TF-3 4.2.2.1). */
    static void memberships(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (typeOf(association).filter(AssociationType.HAS_MEMBER::equals).isEmpty()) {
                continue;
            }
            Optional<ObjectKind> source = view.kindOf(sourceOf(association));
            Optional<ObjectKind> target = view.kindOf(targetOf(association));
            if (source.filter(k -> k == ObjectKind.DOCUMENT_ENTRY || k == ObjectKind.ASSOCIATION).isPresent()) {
                problems.metadata(name(association) + ": sourceObject of HasMember is a " + source.get().label()
                        + ", expected the SubmissionSet or a Folder");
            }
            boolean ofSet = source.filter(ObjectKind.SUBMISSION_SET::equals).isPresent();
            if (target.filter(k -> k == ObjectKind.SUBMISSION_SET || !ofSet && k != ObjectKind.DOCUMENT_ENTRY).isPresent()) {
                problems.metadata(name(association) + ": a " + target.get().label() + " is no member of a "
                        + (ofSet ? "SubmissionSet" : "Folder"));
            }
            if (!Attribute.AS_DOCUMENTATION.codes(association).isEmpty()) {
                problems.metadata(name(association) + ": associationDocumentation goes with relationships of documents, not with HasMember");
            }
        }
    }

    private static boolean isDocumentEntry(SubmissionView view, String id) {
        return view.kindOf(id).filter(ObjectKind.DOCUMENT_ENTRY::equals).isPresent();
    }
}
