package org.affinitydomain.registry.query;

import org.affinitydomain.xds.metadata.AssociationType;

/**
 * An association that a query has found.
 *
 * @param hit    itself
 * @param type   its type
 * @param source the key of the object where it begins
 * @param target the key of the object where it ends
 */
record Link(Hit hit, AssociationType type, long source, long target) implements Comparable<Link> {

    /** Its own key. */
    long id() {
        return hit.id();
    }

    /** In the order of registration. */
    @Override
    public int compareTo(Link other) {
        return hit.compareTo(other.hit);
    }
}
