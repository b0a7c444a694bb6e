package org.affinitydomain.domain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When a study that was never published is taken for complete. A study that was published is published again when it has
 * changed and then been quiet.
 *
 * @param when   what decides
 * @param quiet  how long it must not have changed, whatever decides; empty leaves it to the installation
 * @param atMost how long after it was first heard of a signal is waited for; then quiet time suffices
 */
public record Completion(Signal when, Optional<Duration> quiet, Duration atMost) {
    /** No study waits longer than this for a report or for its last instance. */
    public static final Duration AT_MOST = Duration.ofHours(24);
    /** A study is complete when it has not changed for a while. */
    public static final Completion QUIET = new Completion(Signal.QUIET, Optional.empty(), AT_MOST);

    /** What decides that a study is complete. */
    public enum Signal {
        /** It has not changed for the quiet time. */
        QUIET,
        /** The PACS has as many instances as a notification or an order announced. */
        COUNT,
        /** A report of it was heard of. */
        REPORT
    }

    /** Refuses absent values. */
    public Completion {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(quiet, "quiet");
        Objects.requireNonNull(atMost, "atMost");
    }
}
