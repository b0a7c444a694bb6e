package org.affinitydomain.consumer.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.affinitydomain.platform.Connections;

/**
 * Hands a file on as it comes. When its source breaks off, so does the answer: what was sent would otherwise look whole.
 *
 * @param content the file; closed when it was sent
 */
record FileOutput(InputStream content) implements StreamingOutput {

    private static final int BUFFER = 64 * 1024;

    @Override
    public void write(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (content) {
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            Connections.breakOff(e);
            throw e;
        }
    }
}
