package org.affinitydomain.pix;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a person beside identifiers.
 *
 * @param name      legal name
 * @param birthDate HL7 date, {@code YYYY}, {@code YYYYMM} or {@code YYYYMMDD}, as precise as it is known
 * @param sex       administrative sex, UNKNOWN when not told
 * @param address   postal address
 */
public record Demographics(PersonName name, Optional<String> birthDate, AdministrativeSex sex, PostalAddress address) {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(0[1-9]|1[0-2])?((?<=[0-9]{6})(0[1-9]|[12][0-9]|3[01]))?");

    /** Refuses a malformed birth date. */
    public Demographics {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sex, "sex");
        Objects.requireNonNull(address, "address");
        if (birthDate.isPresent() && !isDate(birthDate.get())) {
            throw new IllegalArgumentException("'" + birthDate.get() + "' is not a date");
        }
    }

    /** Whether the text is an HL7 date of year, month or day precision. */
    public static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }
}
