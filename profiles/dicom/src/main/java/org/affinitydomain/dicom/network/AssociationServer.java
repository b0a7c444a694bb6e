package org.affinitydomain.dicom.network;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Listens on a TCP port and serves associations, each in a thread of its own. Whoever starts it closes it; then its port, its
 * associations and its threads end.
 */
public final class AssociationServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AssociationServer.class.getName());
    private static final int BACKLOG = 64;
    /** Connections beyond the limit that are told so at a time; others are closed without a word. */
    private static final int REFUSING = 8;
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration END = Duration.ofSeconds(5);

    private final ServerSocket listener;
    private final ServerSettings settings;
    private final AssociationPolicy policy;
    private final AssociationHandler handler;
    private final ThreadFactory factory;
    private final Semaphore free;
    private final Semaphore refusing = new Semaphore(REFUSING);
    private final ConnectionWatch watch;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private AssociationServer(ServerSettings settings, AssociationPolicy policy, AssociationHandler handler, ThreadFactory factory)
            throws IOException {
        this.settings = settings;
        this.policy = policy;
        this.handler = handler;
        this.factory = factory;
        this.free = new Semaphore(settings.maxAssociations());
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(settings.address(), BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        this.watch = new ConnectionWatch(factory);
    }

    /**
     * Starts one.
     *
     * @param policy  what is taken
     * @param handler serves what was taken
     * @param threads makes the thread that listens, one for each association, and one that keeps limits of time
     * @throws IOException when the port cannot be had
     */
    public static AssociationServer start(ServerSettings settings, AssociationPolicy policy, AssociationHandler handler,
                                          ThreadFactory threads) throws IOException {
        AssociationServer server = new AssociationServer(settings, policy, handler, threads);
        server.begin(server::listen);
        return server;
    }

    /** The address and TCP port on which it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How many connections are served now. */
    public int connections() {
        return settings.maxAssociations() - free.availablePermits();
    }

    private void begin(Runnable task) {
        Thread thread = factory.newThread(() -> {
            try {
                task.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) {
                threads.remove(thread);
            }
        }
    }

    private void listen() {
        while (!closed) {
            try {
                dispatch(listener.accept());
            } catch (IOException | OutOfMemoryError e) {
                // the error is what Java throws when the system has no more threads
                if (!closed) {
                    LOG.log(Level.WARNING, "AFF0301 a DICOM connection cannot be taken; look for exhausted file handles, threads or memory", e);
                    pause();
                }
            }
        }
    }

    private void dispatch(Socket socket) throws IOException {
        boolean full = !free.tryAcquire();
        Semaphore held = full ? refusing : free;
        if (full && !refusing.tryAcquire()) {
            socket.close();
            return;
        }
        boolean begun = false;
        try {
            begin(() -> {
                try {
                    serve(socket, full);
                } finally {
                    held.release();
                }
            });
            begun = true;
        } finally {
            if (!begun) {
                held.release();
                socket.close();
            }
        }
    }

    private void serve(Socket socket, boolean full) {
        try (Connection connection = Connection.accepted(socket, settings.tls())) {
            watch.add(connection);
            try {
                AssociationSettings limits = full ? shorter(settings.association()) : settings.association();
                new AssociationAcceptor(policy, limits).accept(connection, full, () -> watch.remove(connection)).ifPresent(this::serve);
            } finally {
                watch.remove(connection);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no association with " + socket.getRemoteSocketAddress() + ": " + e.getMessage());
            closeQuietly(socket);
        }
    }

    private void serve(Association association) {
        try (association) {
            handler.serve(association);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "the association of " + association.negotiation().callingAeTitle() + " ended: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "AFF0302 an association of " + association.negotiation().callingAeTitle()
                    + " was aborted by a fault of this software; please report it", e);
        }
    }

    private static AssociationSettings shorter(AssociationSettings whole) {
        return whole.artim().compareTo(LONGEST_REFUSAL) > 0 ? whole.withArtim(LONGEST_REFUSAL) : whole;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a socket does not close", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the port, breaks off all associations, and waits a moment for the threads to end. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a listener does not close", e);
        }
        watch.close();
        long end = System.nanoTime() + END.toNanos();
        for (Thread thread : threads) {
            if (thread == Thread.currentThread()) {
                continue;
            }
            thread.interrupt();
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
