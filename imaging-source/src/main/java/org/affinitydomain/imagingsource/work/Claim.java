package org.affinitydomain.imagingsource.work;

import java.util.Objects;

/**
 * An item that one worker is at. Until the claim ends or its lease runs out, nobody else takes the item.
 *
 * @param item  the item as it was when it was claimed
 * @param token who claims it: the node, and a text that is of this claim alone
 */
public record Claim(WorkItem item, String token) {

    public Claim {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(token, "token");
    }
}
