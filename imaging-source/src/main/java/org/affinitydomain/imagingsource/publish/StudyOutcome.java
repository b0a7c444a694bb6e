package org.affinitydomain.imagingsource.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one study.
 *
 * @param sourceId id of the imaging source
 * @param studyUid Study Instance UID
 * @param result   what became of it
 * @param reason   why it is not published; empty text when it is
 * @param again    when it is to be looked at again, if by itself
 */
public record StudyOutcome(String sourceId, String studyUid, Result result, String reason, Optional<Instant> again) {

    /** What became of a study. */
    public enum Result {
        /** A manifest of it was registered. */
        PUBLISHED,
        /** The registered manifest is still right, or there is none, rightly. */
        UNCHANGED,
        /** Nothing of it is shared any more: its manifest was deprecated. */
        WITHDRAWN,
        /** It is not published now, and is tried again. */
        WAITING,
        /** It was refused, and is tried again when it changes or somebody asks. */
        REFUSED
    }
}
