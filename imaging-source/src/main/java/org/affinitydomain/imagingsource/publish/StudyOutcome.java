package org.affinitydomain.imagingsource.publish;

/**
 * What became of a study in a run of the publisher.
 *
 * @param studyUid Study Instance UID
 * @param status   how it ended
 * @param detail   the manifest's SOP Instance UID, or what the study waits for, or why it failed; may be empty
 */
public record StudyOutcome(String studyUid, Status status, String detail) {

    /** How it ended. */
    public enum Status {
        /** A manifest was published. */
        PUBLISHED,
        /** The manifest published before still tells the truth. */
        UNCHANGED,
        /** Something is missing; it will be tried again. */
        WAITING,
        /** It will not be tried again before it changes or somebody asks for it. */
        FAILED
    }
}
