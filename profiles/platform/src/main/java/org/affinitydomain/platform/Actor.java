package org.affinitydomain.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actors that an installation may run (RAD TF-1 18.1). */
public enum Actor {
    /** Document Registry. */
    REGISTRY,
    /** Document Repository. */
    REPOSITORY,
    /** Imaging Document Source. */
    IMAGING_SOURCE,
    /** Document Consumer and Imaging Document Consumer. */
    CONSUMER;

    /** The actor's name in settings and URLs, for example {@code imaging-source}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The actor of that name in settings and URLs. */
    public static Optional<Actor> named(String key) {
        return Arrays.stream(values()).filter(actor -> actor.key().equals(key)).findFirst();
    }
}
