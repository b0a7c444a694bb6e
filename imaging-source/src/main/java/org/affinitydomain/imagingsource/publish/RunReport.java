package org.affinitydomain.imagingsource.publish;

import java.io.IOException;

/** Takes note of what a run through all studies does. */
public interface RunReport {

    /** What became of a study. */
    void study(StudyOutcome outcome) throws IOException;

    /** A source could not be gone through to its end. */
    void sourceFailed(String sourceId, String reason) throws IOException;
}
