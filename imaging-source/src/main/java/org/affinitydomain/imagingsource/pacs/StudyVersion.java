package org.affinitydomain.imagingsource.pacs;

import java.time.Instant;
import java.util.Optional;

/**
 * A study in a list, with what tells whether it changed.
 *
 * @param studyInstanceUid Study Instance UID
 * @param version          differs whenever the content of the study differs from what it was; empty when the PACS cannot
 *                         tell that without the whole study being read
 * @param lastChange       when the PACS last noticed a change; empty when it does not know
 */
public record StudyVersion(String studyInstanceUid, Optional<String> version, Optional<Instant> lastChange) {
}
