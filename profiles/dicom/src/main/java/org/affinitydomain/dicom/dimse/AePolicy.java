package org.affinitydomain.dicom.dimse;

import java.util.Optional;
import java.util.Set;
import org.affinitydomain.dicom.network.Pdu;
import org.affinitydomain.dicom.network.Rejection;

/**
 * Whose associations are taken, and under which titles.
 *
 * @param called  the titles under which this side can be called; empty for any
 * @param calling the titles that peers have to have; empty for any
 */
public record AePolicy(Set<String> called, Set<String> calling) {
    public AePolicy {
        called = Set.copyOf(called);
        calling = Set.copyOf(calling);
    }

    /** Called under one title, by anyone. */
    public static AePolicy called(String aeTitle) {
        return new AePolicy(Set.of(aeTitle), Set.of());
    }

    Optional<Rejection> reject(Pdu.AssociateRequest request) {
        if (!called.isEmpty() && !called.contains(request.calledAeTitle())) {
            return Optional.of(Rejection.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        if (!calling.isEmpty() && !calling.contains(request.callingAeTitle())) {
            return Optional.of(Rejection.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Optional.empty();
    }
}
