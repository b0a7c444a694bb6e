package org.affinitydomain.domain;

import java.util.Objects;

/**
 * A code of an agreed coding scheme (ITI TF-3 4.2.3.1.2).
 *
 * @param code         the code itself
 * @param codingScheme the scheme: an OID, or a designator such as {@code DCM}; empty for attributes whose values
 *                     carry no scheme (mimeType, languageCode)
 * @param display      the text shown to people; empty when none is known
 */
public record Code(String code, String codingScheme, String display) {

    /** Refuses an absent or blank code. */
    public Code {
        Objects.requireNonNull(codingScheme, "codingScheme");
        Objects.requireNonNull(display, "display");
        if (code.isBlank()) {
            throw new IllegalArgumentException("a code must not be blank");
        }
    }

    /** {@code code^^codingScheme}, the form that stored queries and error messages use. */
    @Override
    public String toString() {
        return codingScheme.isEmpty() ? code : code + "^^" + codingScheme;
    }
}
