package org.affinitydomain.imagingsource.publish;

import java.util.Objects;
import java.util.Optional;

/**
 * A manifest that was sent and of which no answer came, or that may arrive late: perhaps the registry holds it.
 *
 * @param entryUuid of its DocumentEntry
 * @param patientId of the affinity domain, as CX, when it is known
 */
public record Doubt(String entryUuid, Optional<String> patientId) {

    public Doubt {
        Objects.requireNonNull(entryUuid, "entryUuid");
        patientId = patientId.filter(id -> !id.isEmpty());
    }
}
