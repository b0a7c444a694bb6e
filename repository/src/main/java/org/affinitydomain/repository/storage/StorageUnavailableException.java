package org.affinitydomain.repository.storage;

import java.io.IOException;

/** The storage does not answer, or refuses to work: whether it did what was asked of it is not known. */
public final class StorageUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
