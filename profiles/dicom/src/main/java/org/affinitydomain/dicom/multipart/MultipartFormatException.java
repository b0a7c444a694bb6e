package org.affinitydomain.dicom.multipart;

import java.io.IOException;

/** A body is not multipart/related as RFC 2387 and RFC 2046 have it, is cut short, or its part headers are too large. */
public final class MultipartFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public MultipartFormatException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong
     * @param cause   what the parser said
     */
    public MultipartFormatException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
