package org.affinitydomain.pix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two records turned out to be of one person (ITI TF-2 3.8.4.2, 3.44.4.2): the survivor, and which of its identifiers are used
 * instead of those of the other record.
 *
 * @param survivor    who lives on, as a feed tells it
 * @param identifiers at least one
 */
public record PatientMerge(PatientIdentity survivor, List<IdentifierMerge> identifiers) {

    /** Takes a copy; refuses a merge of nothing. */
    public PatientMerge {
        Objects.requireNonNull(survivor, "survivor");
        identifiers = List.copyOf(identifiers);
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a merge needs an identifier that is used no more");
        }
    }

    /**
     * Each prior identifier is replaced by the survivor's of the same authority. A prior identifier that the survivor has too
     * goes on being used: hospitals merge records that had their national number in common.
     *
     * @param survivor who lives on
     * @param prior    the identifiers of the other record (MRG-1), at least one
     * @throws PatientConflictException when the survivor has no identifier of a prior one's authority, or when nothing but
     *                                  itself would be merged into it
     */
    public static PatientMerge of(PatientIdentity survivor, List<PatientIdentifier> prior) throws PatientConflictException {
        List<IdentifierMerge> merges = new ArrayList<>();
        for (PatientIdentifier subsumed : new LinkedHashSet<>(prior)) {
            if (!survivor.identifiers().contains(subsumed)) {
                Optional<PatientIdentifier> surviving = survivor.identifierOf(subsumed.assigningAuthorityOid());
                merges.add(new IdentifierMerge(subsumed, surviving.orElseThrow(
                        () -> new PatientConflictException(PatientConflict.NO_COUNTERPART, subsumed))));
            }
        }
        if (merges.isEmpty()) {
            throw new PatientConflictException(PatientConflict.SAME, prior.get(0));
        }
        return new PatientMerge(survivor, merges);
    }
}
