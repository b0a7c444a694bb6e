package org.affinitydomain.imagingsource.rejection;

import java.util.Arrays;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Code;

/** The document titles of rejection notes (PS3.16 CID 7011; RAD TF-3 4.66.4.1.3). */
public enum RejectionReason {
    QUALITY("113001"),
    PATIENT_SAFETY("113037"),
    INCORRECT_MODALITY_WORKLIST_ENTRY("113038"),
    DATA_RETENTION_POLICY_EXPIRED("113039");

    private static final String SCHEME = "DCM";
    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    /** The code of the title, of the scheme DCM. */
    public Code title() {
        return new Code(code, SCHEME, "");
    }

    /** The reason that a title says; empty for the title of another document. */
    public static Optional<RejectionReason> of(Code title) {
        return Arrays.stream(values()).filter(reason -> reason.title().matches(title)).findFirst();
    }
}
