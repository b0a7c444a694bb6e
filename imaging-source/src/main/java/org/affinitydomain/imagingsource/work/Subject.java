package org.affinitydomain.imagingsource.work;

import java.util.Objects;

/**
 * What is to be looked at.
 *
 * @param sourceId id of the imaging source
 * @param kind     what the value is
 * @param value    Study Instance UID or accession number, at most 64 characters
 */
public record Subject(String sourceId, Kind kind, String value) {
    private static final int LONGEST = 64;

    /** What names a study. */
    public enum Kind {
        /** A Study Instance UID (0020,000D). */
        STUDY,
        /** An accession number (0008,0050), under which the PACS has studies, or will have. */
        ACCESSION
    }

    /** Refuses what is too long to be either. */
    public Subject {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(kind, "kind");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a Study Instance UID or accession number has 1 to " + LONGEST + " characters");
        }
    }

    /** A study. */
    public static Subject study(String sourceId, String studyUid) {
        return new Subject(sourceId, Kind.STUDY, studyUid);
    }

    /** The studies of an accession number. */
    public static Subject accession(String sourceId, String accessionNumber) {
        return new Subject(sourceId, Kind.ACCESSION, accessionNumber);
    }
}
