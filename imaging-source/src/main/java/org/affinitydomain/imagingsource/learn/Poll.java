package org.affinitydomain.imagingsource.learn;

import java.time.Instant;
import java.util.Objects;

/**
 * A look at the studies of a PACS that is due, and that this server has taken upon itself.
 *
 * @param sourceId  id of the imaging source
 * @param watermark what changed before is known
 * @param walk      all studies are looked at, and not only the recent ones
 * @param token     who looks
 */
record Poll(String sourceId, Instant watermark, boolean walk, String token) {

    Poll {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(watermark, "watermark");
        Objects.requireNonNull(token, "token");
    }
}
