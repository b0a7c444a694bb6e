package org.affinitydomain.consumer.image;

import java.util.Arrays;
import java.util.Optional;

/** The ways to an instance. */
public enum RetrieveMethod {
    /** RAD-69 Retrieve Imaging Document Set. */
    RAD_69("rad69"),
    /** RAD-107 WADO-RS Retrieve. */
    WADO_RS("wado-rs");

    private final String key;

    RetrieveMethod(String key) {
        this.key = key;
    }

    /** Its name in URLs and settings. */
    public String key() {
        return key;
    }

    /** The method of a name. */
    public static Optional<RetrieveMethod> named(String key) {
        return Arrays.stream(values()).filter(method -> method.key.equals(key)).findFirst();
    }
}
