package org.affinitydomain.dicom.network;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose time is over: the only way to end a write that the peer does not take, and a PDU that comes byte by
 * byte. One thread for all connections of an owner.
 */
final class ConnectionWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 100;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    ConnectionWatch(ThreadFactory threads) {
        thread = threads.newThread(this::run);
        thread.start();
    }

    void add(Connection connection) {
        connections.add(connection);
        if (closed) {
            connection.close();
        }
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    private void run() {
        try {
            while (!closed) {
                long now = System.nanoTime();
                connections.forEach(connection -> connection.closeWhenDue(now));
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread, and with it all connections. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        connections.forEach(Connection::close);
    }
}
