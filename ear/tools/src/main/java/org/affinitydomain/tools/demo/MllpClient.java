package org.affinitydomain.tools.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends HL7 v2 messages by MLLP, one after the other on one connection (HL7 v2 Appendix C). UTF-8. */
final class MllpClient implements Closeable {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;
    private static final int LARGEST_ANSWER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final InputStream in;

    MllpClient(InetSocketAddress server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(server, (int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a message and waits for the acknowledgment. */
    String send(String message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.write(message.getBytes(StandardCharsets.UTF_8));
        frame.write(END);
        frame.write(CARRIAGE_RETURN);
        frame.writeTo(socket.getOutputStream());
        return answer();
    }

    private String answer() throws IOException {
        if (next() != START) {
            throw new IOException("the answer is no MLLP frame");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int octet = next(); octet != END; octet = next()) {
            message.write(octet);
            if (message.size() > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
        }
        next();
        return message.toString(StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the server closed the connection");
        }
        return octet;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
