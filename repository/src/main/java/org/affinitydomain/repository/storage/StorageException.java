package org.affinitydomain.repository.storage;

import java.io.IOException;

/** The storage cannot take a document: it is full, the document is larger than allowed, or the device failed. */
public final class StorageException extends IOException {

    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
