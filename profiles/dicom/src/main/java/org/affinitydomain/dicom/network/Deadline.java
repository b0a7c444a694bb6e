package org.affinitydomain.dicom.network;

import java.time.Duration;

/** A point in time until which something has to be done, set by one thread and looked at by another. */
final class Deadline {
    private static final long NONE = 0;

    private volatile long at = NONE;

    /** Time runs from now on. */
    void begin(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        at = end == NONE ? 1 : end;
    }

    /** It was done. */
    void end() {
        at = NONE;
    }

    boolean isOver(long now) {
        long end = at;
        return end != NONE && now - end > 0;
    }
}
