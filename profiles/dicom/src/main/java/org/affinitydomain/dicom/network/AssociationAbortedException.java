package org.affinitydomain.dicom.network;

/** The peer aborted the association (PS3.8 9.3.8). */
public final class AssociationAbortedException extends AssociationException {
    private static final long serialVersionUID = 1L;
    private static final int PROVIDER = 2;

    AssociationAbortedException(String peer, Pdu.Abort abort) {
        super(peer + " aborted the association" + (abort.source() == PROVIDER
                ? ": " + AbortReason.of(abort.reason()).map(Enum::name).orElse("reason " + abort.reason()) : ""));
    }
}
