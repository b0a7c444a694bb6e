package org.affinitydomain.imagingsource.publish;

/**
 * What became of one study in a run of publishing.
 *
 * @param sourceId id of the imaging source
 * @param studyUid Study Instance UID
 * @param result   what became of it
 * @param reason   why it is not published; empty text when it is
 */
public record StudyOutcome(String sourceId, String studyUid, Result result, String reason) {

    /** What became of a study. */
    public enum Result {
        /** A manifest of it was registered. */
        PUBLISHED,
        /** The registered manifest is still right. */
        UNCHANGED,
        /** It is not published now, and is tried again. */
        WAITING,
        /** It was refused, and is tried again when it changes or somebody asks. */
        REFUSED
    }
}
