package org.affinitydomain.dicom.dimse;

import java.io.IOException;

/**
 * An operation ended with a status that is no success; the association goes on. As a user, what the provider answered; as a
 * provider, what the user is to be answered.
 */
public class DimseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public DimseException(Status status, String message) {
        super(message);
        this.code = status.code();
    }

    /** The status of the response. */
    public Status status() {
        return new Status(code);
    }
}
