package org.affinitydomain.dicom.dimse;

/**
 * Status (0000,0900) of a response (PS3.7 C, PS3.4 B.2.3, C.4).
 *
 * @param code a 16-bit number
 */
public record Status(int code) {
    public static final Status SUCCESS = new Status(0x0000);
    public static final Status PENDING = new Status(0xFF00);
    /** Matches go on, though some optional keys are not supported. */
    public static final Status PENDING_WITHOUT_OPTIONAL_KEYS = new Status(0xFF01);
    public static final Status CANCEL = new Status(0xFE00);
    public static final Status NO_SUCH_ATTRIBUTE = new Status(0x0105);
    public static final Status INVALID_ATTRIBUTE_VALUE = new Status(0x0106);
    public static final Status PROCESSING_FAILURE = new Status(0x0110);
    public static final Status DUPLICATE_SOP_INSTANCE = new Status(0x0111);
    public static final Status NO_SUCH_SOP_CLASS = new Status(0x0118);
    public static final Status MISSING_ATTRIBUTE = new Status(0x0120);
    public static final Status SOP_CLASS_NOT_SUPPORTED = new Status(0x0122);
    public static final Status NOT_AUTHORIZED = new Status(0x0124);
    public static final Status UNRECOGNIZED_OPERATION = new Status(0x0211);
    public static final Status OUT_OF_RESOURCES = new Status(0xA700);
    public static final Status OUT_OF_RESOURCES_MATCHES = new Status(0xA701);
    public static final Status OUT_OF_RESOURCES_SUBOPERATIONS = new Status(0xA702);
    public static final Status MOVE_DESTINATION_UNKNOWN = new Status(0xA801);
    public static final Status IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS = new Status(0xA900);
    /** All sub-operations are done, and some of them failed. */
    public static final Status SUBOPERATIONS_WITH_FAILURES = new Status(0xB000);
    public static final Status CANNOT_UNDERSTAND = new Status(0xC000);
    public static final Status UNABLE_TO_PROCESS = new Status(0xC001);

    public Status {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a status is a 16-bit number");
        }
    }

    /** What kind it is. Numbers that the standard gives no meaning are failures. */
    public StatusClass statusClass() {
        if (code == 0) {
            return StatusClass.SUCCESS;
        }
        if (code == PENDING.code || code == PENDING_WITHOUT_OPTIONAL_KEYS.code) {
            return StatusClass.PENDING;
        }
        if (code == CANCEL.code) {
            return StatusClass.CANCEL;
        }
        boolean general = code == 0x0001 || code == 0x0107 || code == 0x0116;
        return general || code >> 12 == 0xB ? StatusClass.WARNING : StatusClass.FAILURE;
    }

    /** Whether further responses follow. */
    public boolean isPending() {
        return statusClass() == StatusClass.PENDING;
    }

    /** Success, with a warning or without. */
    public boolean isDone() {
        return statusClass() == StatusClass.SUCCESS || statusClass() == StatusClass.WARNING;
    }

    @Override
    public String toString() {
        return String.format("%s %04XH", statusClass(), code);
    }
}
