package org.affinitydomain.imagingsource.archive;

import java.io.IOException;

/** An instance did not arrive to its end: who sends it has gone, or sends something else than was agreed on. */
final class ArrivalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException fault;

    /** @param fault what reading said */
    ArrivalException(IOException fault) {
        super(fault.getMessage(), fault);
        this.fault = fault;
    }

    /** What reading said. */
    IOException fault() {
        return fault;
    }
}
