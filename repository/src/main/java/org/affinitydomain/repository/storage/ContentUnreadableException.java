package org.affinitydomain.repository.storage;

import java.io.IOException;

/** A document's content could not be read to its end: its sender's side failed, not the storage. */
public final class ContentUnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    public ContentUnreadableException(IOException cause) {
        super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
    }
}
