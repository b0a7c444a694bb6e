package org.affinitydomain.pix.mllp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Optional;

/**
 * Frames on a stream: {@code 0x0B message 0x1C 0x0D}. A message cannot hold the two framing bytes, so one of them
 * always means what it says: a start in the middle of a frame begins anew, what a broken-off sender began is dropped.
 */
final class MllpFrames {
    static final int START = 0x0B;
    static final int END = 0x1C;
    static final int CARRIAGE_RETURN = 0x0D;
    /** How much that is not a frame is read before the connection is given up. */
    private static final int MAX_NOISE_BYTES = 4096;
    private static final int BUFFER_BYTES = 8192;

    private final InputStream in;
    private final int maxMessageBytes;
    private final Runnable onStart;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int filled;

    /**
     * @param onStart run when the first byte of a message has come
     */
    MllpFrames(InputStream in, int maxMessageBytes, Runnable onStart) {
        this.in = in;
        this.maxMessageBytes = maxMessageBytes;
        this.onStart = onStart;
    }

    /**
     * Waits for the next message; empty at the end of the stream.
     *
     * @throws ProtocolException when the stream is no MLLP, or a message is too large
     * @throws EOFException      when it ends within a message
     */
    Optional<byte[]> next() throws IOException {
        return skipToStart() ? Optional.of(message()) : Optional.empty();
    }

    /** Writes one frame. */
    static void write(OutputStream out, byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = END;
        frame[message.length + 2] = CARRIAGE_RETURN;
        out.write(frame);
        out.flush();
    }

    private boolean skipToStart() throws IOException {
        for (int noise = 0; noise <= MAX_NOISE_BYTES; noise++) {
            int b = read();
            if (b < 0) {
                return false;
            }
            if (b == START) {
                onStart.run();
                return true;
            }
        }
        throw new ProtocolException("no MLLP frame in " + MAX_NOISE_BYTES + " bytes");
    }

    private byte[] message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(1024);
        while (true) {
            int b = read();
            if (b < 0) {
                throw new EOFException("the connection ended within a message of " + message.size() + " bytes so far");
            }
            if (b == START) {
                message.reset();
            } else if (b == END) {
                return message.toByteArray();
            } else if (message.size() == maxMessageBytes) {
                throw new ProtocolException("a message is larger than " + maxMessageBytes + " bytes");
            } else {
                message.write(b);
            }
        }
    }

    private int read() throws IOException {
        if (position == filled) {
            filled = in.read(buffer, 0, buffer.length);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
