package org.affinitydomain.imagingsource.publish;

import java.time.Duration;
import java.time.Instant;

/**
 * When a study that could not be published is tried again.
 *
 * @param first    after the first attempt; doubled after each further one
 * @param longest  never longer than this
 * @param attempts after so many it is given up until the study changes or somebody asks for it
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {
    private static final int MOST_DOUBLINGS = 30;

    /** Whether another attempt is allowed after so many. */
    boolean mayRetry(int attemptsMade) {
        return attemptsMade < attempts;
    }

    /** The time of the next attempt after so many. */
    Instant next(int attemptsMade, Instant now) {
        Duration pause = first.multipliedBy(1L << Math.min(Math.max(attemptsMade - 1, 0), MOST_DOUBLINGS));
        return now.plus(pause.compareTo(longest) < 0 ? pause : longest);
    }
}
