package org.affinitydomain.pix.hl7;

/** HL7 table 0008, in original acknowledgment mode (ITI TF-2 Appendix C.2.3). */
public enum AcknowledgmentCode {
    /** Application accept: processed, and what it says is stored. */
    AA,
    /** Application error: the content is wrong or could not be processed. */
    AE,
    /** Application reject: the kind of message is not for this receiver. */
    AR
}
