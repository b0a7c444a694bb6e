package org.affinitydomain.pix;

import java.util.Objects;

/** A feed contradicts what is known: it would give one patient two identifiers of an authority that allows one. */
public final class PatientConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient PatientIdentifier identifier;

    PatientConflictException(PatientIdentifier identifier, PatientIdentifier known) {
        super(identifier + " and " + known + " would be the same patient; merge them first (ADT^A40)");
        this.identifier = Objects.requireNonNull(identifier, "identifier");
    }

    /** The identifier of the feed that does not fit. */
    public PatientIdentifier identifier() {
        return identifier;
    }
}
