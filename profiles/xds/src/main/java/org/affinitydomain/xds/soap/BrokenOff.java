package org.affinitydomain.xds.soap;

import java.io.IOException;

/**
 * Breaks the connection of a message that cannot be completed. A message that has begun has no other way of saying so:
 * it would look whole to a reader who does not miss the last MIME boundary.
 */
@FunctionalInterface
public interface BrokenOff {

    /** Breaks the connection because of the given exception. */
    void breakOff(Exception cause);

    /** The reading of a document, with the connection broken when it fails. */
    default <T> T reading(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException | RuntimeException e) {
            breakOff(e);
            throw e;
        }
    }

    /** Something that reads. */
    @FunctionalInterface
    interface Reading<T> {

        /** Reads. */
        T read() throws IOException;
    }
}
