package org.affinitydomain.registry.store;

import java.util.Arrays;
import java.util.Optional;
import org.affinitydomain.xds.metadata.ObjectKind;

/** The types of DocumentEntry (ITI TF-3 4.2.5.2). Stored by position: add new ones at the end. */
public enum EntryType {
    STABLE(ObjectKind.STABLE), ON_DEMAND(ObjectKind.ON_DEMAND);

    private final String urn;

    EntryType(String urn) {
        this.urn = urn;
    }

    /** The type of an {@code objectType}. */
    public static Optional<EntryType> of(String urn) {
        return Arrays.stream(values()).filter(t -> t.urn.equals(urn)).findFirst();
    }
}
