package org.affinitydomain.registry.store;

import java.util.Arrays;
import java.util.Optional;
import org.affinitydomain.xds.metadata.AvailabilityStatus;

/** The availability statuses (ITI TF-3 4.2.3.2.2). Stored by position: add new ones at the end. */
public enum Status {
    APPROVED(AvailabilityStatus.APPROVED), DEPRECATED(AvailabilityStatus.DEPRECATED);

    private final String urn;

    Status(String urn) {
        this.urn = urn;
    }

    /** The URN in messages. */
    public String urn() {
        return urn;
    }

    /** The status of a URN; empty for one that no object here has. */
    public static Optional<Status> of(String urn) {
        return Arrays.stream(values()).filter(s -> s.urn.equals(urn)).findFirst();
    }
}
