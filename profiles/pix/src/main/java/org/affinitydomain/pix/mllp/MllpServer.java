package org.affinitydomain.pix.mllp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;

/**
 * Listens for MLLP connections and hands their messages to a handler. One thread accepts and watches over the
 * connections, each connection has one more; all are made by the owner's factory and end with {@link #close()}.
 */
public final class MllpServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MllpServer.class.getName());
    private static final int BACKLOG = 50;
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** A connection silent for less than this is not taken from its client for the sake of another one. */
    private static final Duration MINIMUM_IDLE = Duration.ofSeconds(1);

    private final MllpLimits limits;
    private final MessageHandler handler;
    private final ThreadFactory threads;
    private final ServerSocket listener;
    private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
    /** Every thread that may be alive: one lives on for a moment when its connection is gone, or was given to another client. */
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile boolean closed;

    private MllpServer(ServerSocket listener, MllpLimits limits, ThreadFactory threads, MessageHandler handler) {
        this.listener = listener;
        this.limits = limits;
        this.threads = threads;
        this.handler = handler;
        this.acceptor = threads.newThread(this::accept);
    }

    /**
     * Begins to listen.
     *
     * @param address where; port 0 takes a free one
     * @param sockets makes the listening socket: {@code ServerSocketFactory.getDefault()}, or an SSL context's
     * @param limits  what clients may do
     * @param threads makes the threads
     * @param handler answers the messages
     * @throws IOException when the address is taken or not of this host
     */
    public static MllpServer start(InetSocketAddress address, ServerSocketFactory sockets, MllpLimits limits,
                                   ThreadFactory threads, MessageHandler handler) throws IOException {
        ServerSocket listener = sockets.createServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
            listener.setSoTimeout((int) WATCH.toMillis());
        } catch (IOException e) {
            listener.close();
            throw new IOException(address + ": " + e.getMessage(), e);
        }
        MllpServer server = new MllpServer(listener, limits, threads, handler);
        server.acceptor.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How many clients are connected. */
    public int connectionCount() {
        return connections.size();
    }

    private void accept() {
        while (!closed) {
            try {
                admit(listener.accept());
            } catch (SocketTimeoutException nobodyCame) {
                // The timeout only lets this thread look after the connections.
            } catch (IOException e) {
                recover(e);
            }
            abortOverdue();
            running.removeIf(thread -> !thread.isAlive());
        }
    }

    private void recover(IOException e) {
        if (closed) {
            return;
        }
        LOG.log(System.Logger.Level.WARNING, "AFF0404 An HL7 connection could not be accepted: {0}. "
                + "If this repeats, look at the limit of open files.", e.getMessage());
        try {
            Thread.sleep(WATCH.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void admit(Socket socket) {
        MllpConnection connection = new MllpConnection(socket, limits, handler);
        if (connections.size() >= limits.connections() && !makeRoom()) {
            LOG.log(System.Logger.Level.WARNING, "AFF0405 HL7 connection from {0} refused: all {1} are busy. "
                    + "Raise affinity.pix.mllp.connections if the senders are known.", socket.getRemoteSocketAddress(), limits.connections());
            connection.abort();
            return;
        }
        Thread thread = threads.newThread(() -> {
            try {
                connection.run();
            } finally {
                connections.remove(connection);
            }
        });
        connections.add(connection);
        thread.start();
        running.add(thread);
    }

    /** Ends the connection that has been silent longest, so that silent clients cannot shut out the others. */
    private boolean makeRoom() {
        long now = System.nanoTime();
        return connections.stream()
                .filter(connection -> connection.idleNanos(now) >= MINIMUM_IDLE.toNanos())
                .max(Comparator.comparingLong(connection -> connection.idleNanos(now)))
                .map(connection -> {
                    connection.abort();
                    connections.remove(connection);
                    return true;
                }).orElse(false);
    }

    private void abortOverdue() {
        long now = System.nanoTime();
        connections.stream().filter(connection -> connection.isOverdue(now)).forEach(MllpConnection::abort);
    }

    /** Ends all connections and waits for the threads, at most 5 seconds for all. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
        long deadline = System.nanoTime() + CLOSING.toNanos();
        join(acceptor, deadline);
        connections.forEach(MllpConnection::abort);
        running.forEach(thread -> join(thread, deadline));
    }

    private static void join(Thread thread, long deadline) {
        long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.log(System.Logger.Level.WARNING, "AFF0406 An HL7 thread is still busy while the server stops; it ends with its message.");
        }
    }
}
