package org.affinitydomain.xds.query;

import java.util.Arrays;
import java.util.Optional;

/** {@code $MetadataLevel}: whether the asker knows of metadata updates (ITI TF-2 3.18.4.1.2.3.5.1). */
public enum MetadataLevel {
    /** It does not: earlier versions, deprecated Folders and documents that are offline are kept from it. The default. */
    LATEST("1"),
    /** It does, and gets every version. */
    ALL("2");

    private final String value;

    MetadataLevel(String value) {
        this.value = value;
    }

    /** The level of a parameter's value; empty when there is none. */
    public static Optional<MetadataLevel> of(String value) {
        return Arrays.stream(values()).filter(level -> level.value.equals(value)).findFirst();
    }
}
