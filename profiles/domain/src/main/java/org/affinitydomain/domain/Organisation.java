package org.affinitydomain.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * A member of the affinity domain.
 *
 * @param id      short name, unique in the domain, used inside the configuration only
 * @param name    the name shown to people and sent as authorInstitution
 * @param oid     the organisation's OID
 * @param kind    what sort of organisation it is
 * @param address postal address, one line, when given
 */
public record Organisation(String id, String name, String oid, Kind kind, Optional<String> address) {

    /** Sorts of organisations. */
    public enum Kind { HOSPITAL, PRACTICE, IMAGING_CENTRE, LABORATORY, PHARMACY, AUTHORITY, OTHER }

    /** Refuses a malformed OID. */
    public Organisation {
        Oid.require(oid);
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(address, "address");
    }
}
