package org.affinitydomain.dicom.dimse;

import java.io.IOException;

/** The peer did not accept a presentation context for what is to be done; the association goes on. */
public final class NoPresentationContextException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoPresentationContextException(String peer, String sopClassUid) {
        super(peer + " does not take SOP class " + sopClassUid);
    }

    public NoPresentationContextException(String peer, String sopClassUid, String transferSyntaxUid) {
        super(peer + " does not take SOP class " + sopClassUid + " in transfer syntax " + transferSyntaxUid);
    }
}
