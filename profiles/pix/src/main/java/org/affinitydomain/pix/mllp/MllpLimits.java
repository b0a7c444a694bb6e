package org.affinitydomain.pix.mllp;

import java.time.Duration;
import java.util.Objects;

/**
 * What a server allows its clients.
 *
 * @param connections  most connections at a time. When all are taken, the one that has been silent longest makes room
 * @param messageBytes largest message; a larger one ends its connection
 * @param idle         how long a client may be silent between messages
 * @param transfer     how long one message, or the answer to it, may take on the wire
 */
public record MllpLimits(int connections, int messageBytes, Duration idle, Duration transfer) {

    /** Enough for the feeds of a region: 64 connections, messages of 1 MiB, 10 minutes of silence, 30 s a transfer. */
    public static final MllpLimits DEFAULT = new MllpLimits(64, 1 << 20, Duration.ofMinutes(10), Duration.ofSeconds(30));

    /** Refuses limits that are not positive. */
    public MllpLimits {
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(transfer, "transfer");
        if (connections < 1 || messageBytes < 1 || !isPositive(idle) || !isPositive(transfer)) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
