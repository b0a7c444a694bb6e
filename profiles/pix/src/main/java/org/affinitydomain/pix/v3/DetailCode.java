package org.affinitydomain.pix.v3;

import org.affinitydomain.pix.hl7.ErrorCondition;

/** What is wrong with a message, in HL7 v3's words: AcknowledgementDetailCode, and ActCode where that has no word for it. */
public enum DetailCode {
    SYN100("Required association missing", ErrorCondition.SEGMENT_SEQUENCE_ERROR, DetailCode.ACKNOWLEDGEMENT_DETAIL),
    SYN101("Required attribute missing", ErrorCondition.REQUIRED_FIELD_MISSING, DetailCode.ACKNOWLEDGEMENT_DETAIL),
    SYN102("Data type error", ErrorCondition.DATA_TYPE_ERROR, DetailCode.ACKNOWLEDGEMENT_DETAIL),
    SYN103("Value not found in code system", ErrorCondition.TABLE_VALUE_NOT_FOUND, DetailCode.ACKNOWLEDGEMENT_DETAIL),
    KEY204("Unknown key identifier", ErrorCondition.UNKNOWN_KEY_IDENTIFIER, DetailCode.ACT_CODE),
    KEY205("Duplicate key identifier", ErrorCondition.DUPLICATE_KEY_IDENTIFIER, DetailCode.ACT_CODE),
    INTERR("Internal system error", ErrorCondition.APPLICATION_INTERNAL_ERROR, DetailCode.ACKNOWLEDGEMENT_DETAIL);

    private static final String ACKNOWLEDGEMENT_DETAIL = "2.16.840.1.113883.5.1100";
    private static final String ACT_CODE = "2.16.840.1.113883.5.4";

    private final String display;
    private final ErrorCondition condition;
    private final String codeSystem;

    DetailCode(String display, ErrorCondition condition, String codeSystem) {
        this.display = display;
        this.condition = condition;
        this.codeSystem = codeSystem;
    }

    /** In words. */
    public String display() {
        return display;
    }

    /** The same in HL7 v2. */
    public ErrorCondition condition() {
        return condition;
    }

    /** The code system's OID. */
    public String codeSystem() {
        return codeSystem;
    }

    /** The code of what HL7 v2 calls so. */
    static DetailCode of(ErrorCondition condition) {
        for (DetailCode code : values()) {
            if (code.condition == condition) {
                return code;
            }
        }
        throw new IllegalArgumentException(condition + " is nothing that a patient registry message is refused for");
    }
}
