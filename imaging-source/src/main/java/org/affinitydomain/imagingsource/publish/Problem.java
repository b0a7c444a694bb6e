package org.affinitydomain.imagingsource.publish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a study is not published, by whom can do something about it. */
public enum Problem {
    /** The patient has no identifier of the affinity domain: the hospital's patient feed is to be looked at. */
    UNKNOWN_PATIENT,
    /** The study has no usable Patient ID: it is to be corrected in the PACS. */
    NO_PATIENT_ID,
    /** The domain has no code for what a header says: a line is missing in the domain file. */
    NO_CODE,
    /** What the PACS holds cannot stand in a manifest. */
    INVALID_STUDY,
    /** The PACS does not answer. */
    PACS_UNREACHABLE,
    /** The PACS lists the study, and does not give all that it lists. */
    PACS_PARTIAL,
    /** The PACS does not have the study: not yet, or not any more. */
    ABSENT,
    /** The study is not complete yet, by what its source takes for complete. */
    INCOMPLETE,
    /** The repository, or the registry for a withdrawal, does not answer. */
    REPOSITORY_UNREACHABLE,
    /** The repository or its registry says that it cannot now. */
    REPOSITORY_BUSY,
    /** The repository or its registry says no. */
    REPOSITORY_REFUSED,
    /** Something of this server: its database, its disk, its patient directory. */
    SERVER,
    /** Recorded before kinds were. */
    OTHER;

    /** As addresses and answers of the work list have it: {@code unknown-patient}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that word. */
    public static Optional<Problem> of(String word) {
        return Arrays.stream(values()).filter(problem -> problem.word().equals(word)).findFirst();
    }
}
