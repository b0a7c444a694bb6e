package org.affinitydomain.pix;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param patients the patients, in the order in which they became known
 * @param next     cursor for the next page; empty when this is the last one
 */
public record PatientPage(List<PatientIdentity> patients, Optional<Long> next) {
    /** The cursor before the first patient. */
    public static final long START = 0;

    /** Takes a copy. */
    public PatientPage {
        patients = List.copyOf(patients);
    }
}
