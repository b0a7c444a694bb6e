package org.affinitydomain.imagingsource.wado;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.affinitydomain.imagingsource.pacs.PacsException;

/**
 * An answer of WADO-RS that is certain to begin: the first instance is open. Closing it closes that.
 *
 * @param contentType media type of the body
 * @param body        writes the body
 * @param first       the first instance, or what it is read by
 */
public record WadoAnswer(String contentType, Body body, Closeable first) implements Closeable {

    /** Writes a body. */
    @FunctionalInterface
    public interface Body {

        /**
         * Writes all of it; the stream stays open.
         *
         * @throws PacsException when the PACS fails underway: what was written is not whole
         * @throws IOException   when it cannot be written
         */
        void write(OutputStream out) throws IOException;
    }

    @Override
    public void close() throws IOException {
        first.close();
    }
}
