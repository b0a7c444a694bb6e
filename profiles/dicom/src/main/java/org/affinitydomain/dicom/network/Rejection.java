package org.affinitydomain.dicom.network;

import java.util.Arrays;
import java.util.Optional;

/** Why an association is rejected (PS3.8 table 9-21). */
public enum Rejection {
    NO_REASON_GIVEN(1, 1, 1),
    APPLICATION_CONTEXT_NAME_NOT_SUPPORTED(1, 1, 2),
    CALLING_AE_TITLE_NOT_RECOGNIZED(1, 1, 3),
    CALLED_AE_TITLE_NOT_RECOGNIZED(1, 1, 7),
    PROTOCOL_VERSION_NOT_SUPPORTED(1, 2, 2),
    TEMPORARY_CONGESTION(2, 3, 1),
    LOCAL_LIMIT_EXCEEDED(2, 3, 2);

    private final Pdu.AssociateReject pdu;

    Rejection(int result, int source, int reason) {
        this.pdu = new Pdu.AssociateReject(result, source, reason);
    }

    /** The PDU that says it. */
    public Pdu.AssociateReject pdu() {
        return pdu;
    }

    /** What a PDU says, whether for good or for the time being, if the standard has it. */
    public static Optional<Rejection> of(Pdu.AssociateReject reject) {
        return Arrays.stream(values()).filter(known -> known.pdu.source() == reject.source() && known.pdu.reason() == reject.reason())
                .findFirst();
    }
}
