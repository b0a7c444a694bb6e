package org.affinitydomain.dicom.network;

import java.util.Arrays;
import java.util.Optional;

/** Why a service provider aborts an association (PS3.8 table 9-26). */
public enum AbortReason {
    NOT_SPECIFIED(0), UNRECOGNIZED_PDU(1), UNEXPECTED_PDU(2), UNRECOGNIZED_PDU_PARAMETER(4), UNEXPECTED_PDU_PARAMETER(5),
    INVALID_PDU_PARAMETER_VALUE(6);

    private final int code;

    AbortReason(int code) {
        this.code = code;
    }

    /** The number in the PDU. */
    public int code() {
        return code;
    }

    /** The reason of a number, if the standard has it. */
    public static Optional<AbortReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
