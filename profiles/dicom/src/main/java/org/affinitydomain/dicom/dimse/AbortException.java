package org.affinitydomain.dicom.dimse;

import java.io.IOException;

/** Thrown by what serves a request when the association is to be aborted, rather than the request be answered. */
public final class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    public AbortException(String message) {
        super(message);
    }
}
