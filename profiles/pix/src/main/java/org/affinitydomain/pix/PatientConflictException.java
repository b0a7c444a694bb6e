package org.affinitydomain.pix;

import java.util.Objects;

/** A feed contradicts what is known. Nothing of it is stored. */
public final class PatientConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final PatientConflict conflict;
    private final transient PatientIdentifier identifier;

    PatientConflictException(PatientConflict conflict, PatientIdentifier identifier) {
        super(identifier + " " + conflict.explanation());
        this.conflict = Objects.requireNonNull(conflict, "conflict");
        this.identifier = Objects.requireNonNull(identifier, "identifier");
    }

    /** What is contradictory. */
    public PatientConflict conflict() {
        return conflict;
    }

    /** The identifier of the feed that does not fit. */
    public PatientIdentifier identifier() {
        return identifier;
    }
}
