package org.affinitydomain.pix;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient as known here: all identifiers that mean the same person, and who that is.
 *
 * @param identifiers  at least one, no two the same; in the order in which they became known
 * @param demographics who it is
 */
public record PatientIdentity(List<PatientIdentifier> identifiers, Demographics demographics) {

    /** Takes a copy; refuses a patient without identifier. */
    public PatientIdentity {
        identifiers = identifiers.stream().distinct().toList();
        Objects.requireNonNull(demographics, "demographics");
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a patient needs an identifier");
        }
    }

    /** The identifier that an authority assigned; the one known longest when there are several. */
    public Optional<PatientIdentifier> identifierOf(String assigningAuthorityOid) {
        return identifiers.stream().filter(i -> i.assigningAuthorityOid().equals(assigningAuthorityOid)).findFirst();
    }
}
