package org.affinitydomain.pix;

import java.util.Objects;

/**
 * One identifier is used no more, because another one of the same authority means the same person (ITI TF-2 3.8.4.2).
 *
 * @param subsumed  the one that is used no more
 * @param surviving the one that is used instead
 */
public record IdentifierMerge(PatientIdentifier subsumed, PatientIdentifier surviving) {

    /** Refuses identifiers of two authorities, and an identifier that would replace itself. */
    public IdentifierMerge {
        Objects.requireNonNull(subsumed, "subsumed");
        Objects.requireNonNull(surviving, "surviving");
        if (subsumed.equals(surviving) || !subsumed.assigningAuthorityOid().equals(surviving.assigningAuthorityOid())) {
            throw new IllegalArgumentException("an identifier is merged into another one of the same authority");
        }
    }

    /** The authority of both. */
    public String assigningAuthorityOid() {
        return surviving.assigningAuthorityOid();
    }
}
