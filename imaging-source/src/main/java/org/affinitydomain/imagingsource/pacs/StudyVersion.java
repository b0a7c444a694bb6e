package org.affinitydomain.imagingsource.pacs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A study in a list, with what tells whether it changed.
 *
 * @param studyInstanceUid Study Instance UID
 * @param version          differs whenever the content of the study differs from what it was; empty when the PACS cannot
 *                         tell that without the whole study being read
 * @param lastChange       when the PACS last noticed a change; empty when it does not know
 * @param instances        how many instances the PACS says that it has (0020,1208); empty when it does not count
 */
public record StudyVersion(String studyInstanceUid, Optional<String> version, Optional<Instant> lastChange, OptionalInt instances) {

    /** A study in the list of a PACS that does not count instances. */
    public StudyVersion(String studyInstanceUid, Optional<String> version, Optional<Instant> lastChange) {
        this(studyInstanceUid, version, lastChange, OptionalInt.empty());
    }
}
