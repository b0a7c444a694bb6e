package org.affinitydomain.dicom.network;

import java.io.IOException;

/**
 * An association could not be established, or is gone: refused, aborted, against the protocol, or too slow. The association
 * is over when this is thrown.
 */
public class AssociationException extends IOException {
    private static final long serialVersionUID = 1L;

    public AssociationException(String message) {
        super(message);
    }

    public AssociationException(String message, Throwable cause) {
        super(message, cause);
    }
}
