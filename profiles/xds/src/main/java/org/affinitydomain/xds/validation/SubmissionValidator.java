package org.affinitydomain.xds.validation;

import java.util.List;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * Checks the metadata of one submission, as far as it can be checked without looking anything up (ITI TF-3 4.2 and
 * 4.3.1): the same for ITI-41, ITI-42 and ITI-61, and with {@link UpdateRules} for ITI-57 and ITI-92. For several threads.
 */
public final class SubmissionValidator {

    private final List<SubmissionRule> rules;

    /** A validator for a domain that has agreed on the given codes. */
    public SubmissionValidator(CodeMembership codes) {
        this.rules = List.of(
                MembershipRules::oneSubmissionSet,
                StructureRules::packages,
                StructureRules::slots,
                StructureRules::classifications,
                StructureRules::objectTypes,
                new AttributeRules(codes),
                IdentityRules::ids,
                IdentityRules::logicalIds,
                IdentityRules::uniqueIds,
                IdentityRules::patients,
                AssociationRules::types,
                AssociationRules::ends,
                AssociationRules::documentRelationships,
                AssociationRules::memberships,
                MembershipRules::everythingIsMember,
                MembershipRules::submissionSetStatus,
                UpdateRules::versions,
                UpdateRules::operations,
                UpdateRules::restricted);
    }

    /**
     * All that is wrong with a submission, up to a hundred errors; empty when nothing is. Each error has its code of ITI
     * TF-3 table 4.2.4.1-2, and names object, attribute and value.
     */
    public List<RegistryError> validate(SubmitObjectsRequest request, Submission submission) {
        SubmissionView view = new SubmissionView(request.objects());
        Problems problems = new Problems(submission);
        for (SubmissionRule rule : rules) {
            rule.check(view, submission, problems);
        }
        return problems.errors();
    }
}
