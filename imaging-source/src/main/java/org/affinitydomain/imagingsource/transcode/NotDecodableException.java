package org.affinitydomain.imagingsource.transcode;

import org.affinitydomain.imagingsource.pacs.PacsException;

/** An instance is there, and cannot be had in the form that is wanted: its pixels cannot be decoded. */
public final class NotDecodableException extends PacsException {
    private static final long serialVersionUID = 1L;

    public NotDecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
