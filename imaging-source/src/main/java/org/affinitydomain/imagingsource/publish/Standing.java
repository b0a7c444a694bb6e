package org.affinitydomain.imagingsource.publish;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the publication of a study stands.
 *
 * @param state         how far it is
 * @param reason        why it is no further
 * @param attempts      since the study last changed
 * @param nextAttemptAt not to be tried before, unless somebody asks
 * @param updatedAt     when this became so
 */
public record Standing(PublicationState state, Optional<Reason> reason, int attempts, Instant nextAttemptAt, Instant updatedAt) {

    public Standing {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(nextAttemptAt, "nextAttemptAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Nothing is left to do. */
    static Standing done(PublicationState state, Instant now) {
        return new Standing(state, Optional.empty(), 0, now, now);
    }

    /** Tried in vain, to be tried again. */
    Standing waiting(Reason why, Instant next, Instant now) {
        return new Standing(PublicationState.PENDING, Optional.of(why), attempts + 1, next, now);
    }

    /** Not tried, because its time has not come. */
    Standing postponed(Reason why, Instant next, Instant now) {
        return new Standing(PublicationState.PENDING, Optional.of(why), attempts, next, now);
    }

    /** Refused. */
    Standing refused(Reason why, Instant now) {
        return new Standing(PublicationState.FAILED, Optional.of(why), attempts + 1, nextAttemptAt, now);
    }
}
