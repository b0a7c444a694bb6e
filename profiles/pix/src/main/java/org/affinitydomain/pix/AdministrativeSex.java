package org.affinitydomain.pix;

import java.util.Arrays;
import java.util.Optional;

/** HL7 table 0001, administrative sex. */
public enum AdministrativeSex {
    FEMALE("F"), MALE("M"), OTHER("O"), UNKNOWN("U"), AMBIGUOUS("A"), NOT_APPLICABLE("N");

    private final String code;

    AdministrativeSex(String code) {
        this.code = code;
    }

    /** The code of the table. */
    public String code() {
        return code;
    }

    /** The value of that code; none when the table does not have it. */
    public static Optional<AdministrativeSex> ofCode(String code) {
        return Arrays.stream(values()).filter(sex -> sex.code.equals(code)).findFirst();
    }
}
