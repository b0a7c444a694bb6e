package org.affinitydomain.dicom.network;

import java.nio.ByteBuffer;
import java.util.List;

/** A protocol data unit of the upper layer (PS3.8 9.3). */
public sealed interface Pdu {
    /** The one application context there is (PS3.7 A.2.1). */
    String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    /**
     * A-ASSOCIATE-RQ (PS3.8 9.3.2).
     *
     * @param protocolVersion    a bit for each version supported; bit 0 is version 1
     * @param calledAeTitle      whom the requestor wants
     * @param callingAeTitle     who the requestor is
     * @param applicationContext its UID
     * @param contexts           the presentation contexts proposed
     * @param user               what else it tells
     */
    record AssociateRequest(int protocolVersion, String calledAeTitle, String callingAeTitle, String applicationContext,
                            List<PresentationContext> contexts, UserInformation user) implements Pdu {
        public AssociateRequest {
            contexts = List.copyOf(contexts);
        }

        /** A request for protocol version 1 in the DICOM application context. */
        public AssociateRequest(String calledAeTitle, String callingAeTitle, List<PresentationContext> contexts, UserInformation user) {
            this(1, calledAeTitle, callingAeTitle, APPLICATION_CONTEXT, contexts, user);
        }
    }

    /**
     * A-ASSOCIATE-AC (PS3.8 9.3.3).
     *
     * @param calledAeTitle  as in the request; not to be tested
     * @param callingAeTitle as in the request; not to be tested
     * @param results        what became of each presentation context
     * @param user           what else the acceptor tells
     */
    record AssociateAccept(String calledAeTitle, String callingAeTitle, List<PresentationContextResult> results,
                           UserInformation user) implements Pdu {
        public AssociateAccept {
            results = List.copyOf(results);
        }
    }

    /**
     * A-ASSOCIATE-RJ (PS3.8 9.3.4).
     *
     * @param result 1 rejected permanently, 2 rejected for the time being
     * @param source 1 service user, 2 service provider (ACSE), 3 service provider (presentation)
     * @param reason depends on the source; see {@link Rejection}
     */
    record AssociateReject(int result, int source, int reason) implements Pdu {
    }

    /**
     * P-DATA-TF (PS3.8 9.3.5).
     *
     * @param values the presentation data value items; the buffer is the reader's, and is filled anew by the next PDU
     */
    record DataTransfer(ByteBuffer values) implements Pdu {
    }

    /** A-RELEASE-RQ (PS3.8 9.3.6). */
    record ReleaseRequest() implements Pdu {
    }

    /** A-RELEASE-RP (PS3.8 9.3.7). */
    record ReleaseResponse() implements Pdu {
    }

    /**
     * A-ABORT (PS3.8 9.3.8).
     *
     * @param source 0 service user, 2 service provider
     * @param reason significant when the provider aborts; see {@link AbortReason}
     */
    record Abort(int source, int reason) implements Pdu {
        /** The service user does not want to go on. */
        public static Abort byUser() {
            return new Abort(0, 0);
        }

        /** The service provider noticed a fault. */
        public static Abort byProvider(AbortReason reason) {
            return new Abort(2, reason.code());
        }
    }
}
