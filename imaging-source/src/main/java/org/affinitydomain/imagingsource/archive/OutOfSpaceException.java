package org.affinitydomain.imagingsource.archive;

import java.io.IOException;

/** There is no room for an instance, now or ever. */
final class OutOfSpaceException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfSpaceException(String message) {
        super(message);
    }
}
