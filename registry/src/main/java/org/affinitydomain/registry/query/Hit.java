package org.affinitydomain.registry.query;

import java.util.Optional;
import java.util.UUID;

/**
 * An object that a query has found.
 *
 * @param id        its key
 * @param entryUuid its entryUUID
 * @param patient   the key of its patient; empty for associations
 */
record Hit(long id, UUID entryUuid, Optional<Long> patient) implements Comparable<Hit> {

    /** In the order of registration. */
    @Override
    public int compareTo(Hit other) {
        return Long.compare(id, other.id);
    }
}
