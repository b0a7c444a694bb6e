package org.affinitydomain.xds.transaction;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a document, never in memory. Content that comes off the wire can be read once, and in the order of its
 * message; content out of storage can be read again. Whoever opens the stream closes it.
 */
@FunctionalInterface
public interface DocumentContent {

    /** Opens the content at its first byte. */
    InputStream open() throws IOException;
}
