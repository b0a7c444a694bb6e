package org.affinitydomain.dicom.network;

/** A peer sent something that the upper layer protocol does not allow; the reason goes back to it in an A-ABORT. */
public final class ProtocolException extends AssociationException {
    private static final long serialVersionUID = 1L;

    private final AbortReason reason;

    public ProtocolException(AbortReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What the peer is told. */
    public AbortReason reason() {
        return reason;
    }
}
