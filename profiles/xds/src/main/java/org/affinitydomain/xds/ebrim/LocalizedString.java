package org.affinitydomain.xds.ebrim;

import java.util.Objects;
import java.util.Optional;

/**
 * One language's form of a name or description (ebRIM 3.0, 2.5.7).
 *
 * @param lang  the {@code xml:lang} of the text, when it was given
 * @param value the text
 */
public record LocalizedString(Optional<String> lang, String value) {

    public LocalizedString {
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(value, "value");
    }

    /** A text without a language. */
    public static LocalizedString of(String value) {
        return new LocalizedString(Optional.empty(), value);
    }
}
