package org.affinitydomain.imagingsource.wado;

import java.io.IOException;

/** The PACS failed, and not the client: the two look alike when one stream is copied to the other. */
final class SourceFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SourceFailure(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
