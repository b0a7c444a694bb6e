package org.affinitydomain.tools.demo;

import java.io.IOException;

/** The imaging source's list of what it has published and is to publish. */
final class Publications {
    private final String server;

    Publications(String server) {
        this.server = server;
    }

    /**
     * How a publication ended.
     *
     * @param text  for people
     * @param bytes of the manifest, when it was sent now
     */
    record Outcome(String text, long bytes) {
    }

    Outcome publish(String source, String studyInstanceUid) throws IOException, InterruptedException {
        throw new IOException(server + " " + source + " " + studyInstanceUid);
    }
}
