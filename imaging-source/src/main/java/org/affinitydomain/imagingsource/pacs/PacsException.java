package org.affinitydomain.imagingsource.pacs;

import java.io.IOException;

/**
 * A PACS could not be asked, did not answer in time, or answered with something that is no answer. The message says which
 * PACS and what happened; it never holds credentials.
 */
public class PacsException extends IOException {
    private static final long serialVersionUID = 1L;

    public PacsException(String message) {
        super(message);
    }

    public PacsException(String message, Throwable cause) {
        super(message, cause);
    }
}
