package org.affinitydomain.dicom.dimse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.network.Pdu;
import org.affinitydomain.dicom.network.Rejection;

/**
 * Whose associations are taken, and under which titles.
 *
 * @param callers the titles under which this side can be called, each with the titles that its peers have to have; no title
 *                at all for any
 */
public record AePolicy(Map<String, Set<String>> callers) {
    public AePolicy {
        callers = callers.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** Called under one title, by anyone. */
    public static AePolicy called(String aeTitle) {
        return new AePolicy(Map.of(aeTitle, Set.of()));
    }

    Optional<Rejection> reject(Pdu.AssociateRequest request) {
        if (!callers.isEmpty() && !callers.containsKey(request.calledAeTitle())) {
            return Optional.of(Rejection.CALLED_AE_TITLE_NOT_RECOGNIZED);
        }
        Set<String> calling = callers.getOrDefault(request.calledAeTitle(), Set.of());
        if (!calling.isEmpty() && !calling.contains(request.callingAeTitle())) {
            return Optional.of(Rejection.CALLING_AE_TITLE_NOT_RECOGNIZED);
        }
        return Optional.empty();
    }
}
