package org.affinitydomain.fhir.manifest;

import java.util.Objects;

/**
 * The organisation that makes a manifest (IHE.RAD.MADO, MadoCreatorOrganization).
 *
 * @param name shown to people
 * @param oid  of the organisation
 */
public record Creator(String name, String oid) {
    /** Refuses absent values. */
    public Creator {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(oid, "oid");
    }
}
