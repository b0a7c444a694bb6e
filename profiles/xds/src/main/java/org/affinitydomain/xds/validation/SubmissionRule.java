package org.affinitydomain.xds.validation;

import org.affinitydomain.xds.metadata.Submission;

/** One rule of ITI TF-3 about a whole submission. */
@FunctionalInterface
interface SubmissionRule {

    /** Looks at the submission and adds what is wrong with it. */
    void check(SubmissionView view, Submission submission, Problems problems);
}
