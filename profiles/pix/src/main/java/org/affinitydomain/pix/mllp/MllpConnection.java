package org.affinitydomain.pix.mllp;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/**
 * One client. Its own thread reads, handles and answers, one message after the other; the server's thread ends it when
 * it takes too long. That way a client that neither sends nor receives cannot hold anything for ever.
 */
final class MllpConnection implements Runnable {
    private static final System.Logger LOG = System.getLogger(MllpServer.class.getName());

    private enum Activity { WAITING, TRANSFER, HANDLING }

    /** What it does, and since when ({@link System#nanoTime()}). One value, so that both are always of the same moment. */
    private record State(Activity activity, long since) {
    }

    private final Socket socket;
    private final MllpLimits limits;
    private final MessageHandler handler;
    private volatile State state;

    MllpConnection(Socket socket, MllpLimits limits, MessageHandler handler) {
        this.socket = socket;
        this.limits = limits;
        this.handler = handler;
        enter(Activity.WAITING);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            MllpFrames frames = new MllpFrames(socket.getInputStream(), limits.messageBytes(), () -> enter(Activity.TRANSFER));
            for (Optional<byte[]> message = frames.next(); message.isPresent(); message = frames.next()) {
                if (message.get().length > 0) {
                    answer(message.get());
                }
                enter(Activity.WAITING);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "AFF0403 The HL7 connection from {0} ended: {1}. What was acknowledged is kept.",
                    socket.getRemoteSocketAddress(), e.getMessage());
        }
    }

    private void answer(byte[] message) throws IOException {
        enter(Activity.HANDLING);
        byte[] answer = handler.handle(message);
        enter(Activity.TRANSFER);
        MllpFrames.write(socket.getOutputStream(), answer);
    }

    /** How long it has waited for a message, in nanoseconds; zero when it is busy. */
    long idleNanos(long now) {
        State seen = state;
        return seen.activity == Activity.WAITING ? now - seen.since : 0;
    }

    /** Whether what it does takes longer than is allowed. Handling has no limit here: the handler has its own. */
    boolean isOverdue(long now) {
        State seen = state;
        return switch (seen.activity) {
            case WAITING -> now - seen.since > limits.idle().toNanos();
            case TRANSFER -> now - seen.since > limits.transfer().toNanos();
            case HANDLING -> false;
        };
    }

    /** Ends it at once, from any thread. */
    void abort() {
        try {
            // With TLS a friendly close would wait for the peer, which is the one thing not to be relied upon here.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }

    private void enter(Activity activity) {
        state = new State(activity, System.nanoTime());
    }
}
