package org.affinitydomain.dicom.network;

/** The peer rejected the association (PS3.8 9.3.4). */
public final class AssociationRejectedException extends AssociationException {
    private static final long serialVersionUID = 1L;
    private static final int TRANSIENT = 2;

    private final int result;

    AssociationRejectedException(String peer, Pdu.AssociateReject reject) {
        super(peer + " rejected the association" + (reject.result() == TRANSIENT ? " for the time being: " : ": ")
                + Rejection.of(reject).map(Enum::name).orElse("source " + reject.source() + ", reason " + reject.reason()));
        this.result = reject.result();
    }

    /** Whether it makes sense to try again later. */
    public boolean isTransient() {
        return result == TRANSIENT;
    }
}
