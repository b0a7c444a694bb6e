package org.affinitydomain.domain;

import java.util.regex.Pattern;

/**
 * Object identifiers in dot notation, as HL7, XDS and DICOM write them: at most 64 characters, no leading zeros
 * (ITI TF-3 Table 4.2.3.1.7-2 "OID", DICOM PS3.5 section 9.1).
 */
public final class Oid {
    private static final int MAX_LENGTH = 64;
    private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    private Oid() {
    }

    /** Whether the text is a well-formed OID, without any {@code urn:oid:} prefix. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && DOTTED.matcher(text).matches();
    }

    /**
     * Returns the same text when it is a well-formed OID.
     *
     * @throws IllegalArgumentException when it is not; the message quotes the text
     */
    public static String require(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is not an OID");
        }
        return text;
    }
}
