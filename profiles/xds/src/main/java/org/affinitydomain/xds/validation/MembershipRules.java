package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;
import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;

/** A submission has one SubmissionSet, and everything submitted is a member of it (ITI TF-3 4.2.1.3, 4.2.2.1). */
final class MembershipRules {

    private static final String ORIGINAL = "Original";
    private static final String REFERENCE = "Reference";

    private MembershipRules() {
    }

    /** There is one SubmissionSet. */
    static void oneSubmissionSet(SubmissionView view, Submission submission, Problems problems) {
        List<RegistryObject> sets = view.of(ObjectKind.SUBMISSION_SET);
        if (sets.size() != 1) {
            problems.metadata("a submission has one SubmissionSet, this one has " + sets.size()
                    + (sets.isEmpty() ? "" : ": " + String.join(", ", sets.stream().map(SubmissionView::name).toList())));
        }
    }

    /** Every DocumentEntry, Folder and folder membership is linked to the SubmissionSet. */
    static void everythingIsMember(SubmissionView view, Submission submission, Problems problems) {
        Optional<RegistryObject> set = view.submissionSet();
        if (set.isEmpty()) {
            return;
        }
        Set<String> members = new HashSet<>();
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (submits(association, submission) && sourceOf(association).equals(set.get().id())) {
                members.add(targetOf(association));
            }
        }
        for (ObjectKind kind : List.of(ObjectKind.DOCUMENT_ENTRY, ObjectKind.FOLDER)) {
            for (RegistryObject object : view.of(kind)) {
                if (!members.contains(object.id())) {
                    problems.metadata(name(object) + ": no HasMember association links the SubmissionSet to it");
                }
            }
        }
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (isMembership(association) && !sourceOf(association).equals(set.get().id())
                    && !members.contains(association.id())) {
                problems.metadata(name(association) + ": it adds to a Folder, but no HasMember association links the SubmissionSet to it");
            }
        }
    }

    /** Membership of a DocumentEntry in the SubmissionSet says whether the entry is part of the message (ITI TF-3 4.2.2.1.1). */
    static void submissionSetStatus(SubmissionView view, Submission submission, Problems problems) {
        Optional<RegistryObject> set = view.submissionSet();
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (!isMembership(association) || set.isEmpty() || !sourceOf(association).equals(set.get().id())) {
                continue;
            }
            Optional<ObjectKind> target = view.kindOf(targetOf(association));
            String status = Attribute.AS_SUBMISSION_SET_STATUS.value(association).orElse("");
            if (target.filter(ObjectKind.DOCUMENT_ENTRY::equals).isPresent() && !status.equals(ORIGINAL)) {
                problems.metadata(name(association) + ": SubmissionSetStatus is '" + status
                        + "', Original is due for a DocumentEntry of the same submission");
            } else if (target.isEmpty() && status.equals(ORIGINAL)) {
                problems.metadata(name(association) + ": SubmissionSetStatus is Original, but " + targetOf(association)
                        + " is not part of the submission");
            } else if (!status.isEmpty() && !status.equals(ORIGINAL) && !status.equals(REFERENCE)) {
                problems.metadata(name(association) + ": SubmissionSetStatus is '" + status + "', expected Original or Reference");
            }
        }
    }

    private static boolean submits(RegistryObject association, Submission submission) {
        return isMembership(association)
                || submission.isUpdate() && typeOf(association).filter(AssociationType.SUBMIT_ASSOCIATION::equals).isPresent();
    }

    private static boolean isMembership(RegistryObject association) {
        return typeOf(association).filter(AssociationType.HAS_MEMBER::equals).isPresent();
    }
}
