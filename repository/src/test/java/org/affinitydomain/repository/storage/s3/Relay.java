package org.affinitydomain.repository.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a repository and its S3 server, and does what networks do. */
final class Relay implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean swallowing;
    private volatile long limit = Long.MAX_VALUE;
    private volatile Runnable atLimit = () -> { };

    Relay(int target) throws IOException {
        this.target = target;
        start("accept", this::accept);
    }

    /** Its address. */
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on requests arrive and their answers do not. */
    void swallowAnswers(boolean swallow) {
        swallowing = swallow;
    }

    /** Once so many bytes more have been sent to the server, this happens. */
    void after(long bytes, Runnable action) {
        atLimit = action;
        limit = sent.get() + bytes;
    }

    /** How many bytes the server has sent. */
    long received() {
        return received.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                connect(client);
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            start("to server", () -> copy(client, server, true));
            start("to client", () -> copy(server, client, false));
        } catch (IOException e) {
            // The server is not there, and the client is to see it.
            client.close();
        }
    }

    private void copy(Socket from, Socket to, boolean toServer) {
        byte[] buffer = new byte[16 * 1024];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (toServer || !swallowing) {
                    out.write(buffer, 0, n);
                }
                if (!toServer) {
                    received.addAndGet(n);
                } else if (sent.addAndGet(n) > limit) {
                    limit = Long.MAX_VALUE;
                    atLimit.run();
                }
            }
        } catch (IOException e) {
            // One side is gone; closing both tells the other.
            return;
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "relay " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
