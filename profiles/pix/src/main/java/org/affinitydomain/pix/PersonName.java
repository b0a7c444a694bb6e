package org.affinitydomain.pix;

import java.util.Objects;

/**
 * A person's legal name (HL7 v2 XPN). Components that are not known are empty.
 *
 * @param family family name
 * @param given  first given name
 * @param middle further given names
 * @param suffix for example {@code Jr}
 * @param prefix for example {@code Dr}
 */
public record PersonName(String family, String given, String middle, String suffix, String prefix) {
    /** No name at all. */
    public static final PersonName UNKNOWN = new PersonName("", "", "", "", "");

    /** Refuses absent components. */
    public PersonName {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(middle, "middle");
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(prefix, "prefix");
    }
}
