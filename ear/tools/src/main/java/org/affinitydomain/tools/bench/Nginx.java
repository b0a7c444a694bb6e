package org.affinitydomain.tools.bench;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.tools.CommandFailure;

/** nginx over a folder, on a free port of loopback: how fast this machine serves files. */
public final class Nginx implements Closeable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; empty when it is not installed. */
    public static Optional<Nginx> start(Path files, Path work) throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.empty();
        }
        int port = freePort();
        Files.createDirectories(work);
        Path configuration = Files.writeString(work.resolve("nginx.conf"), """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log; user root;
                events { worker_connections 64; }
                http {
                  access_log off; sendfile on; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  server { listen 127.0.0.1:%2$d; location / { root %3$s; } }
                }
                """.formatted(work, port, files));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-p", work.toString(), "-c", configuration.toString())
                .redirectErrorStream(true).redirectOutput(work.resolve("out.log").toFile()).start();
        Nginx nginx = new Nginx(process, port);
        for (int i = 0; i < 50; i++) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return Optional.of(nginx);
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        nginx.close();
        throw new CommandFailure("nginx did not start; see " + work.resolve("error.log"));
    }

    /** The address of a file of the folder. */
    public URI file(String name) {
        return URI.create("http://127.0.0.1:" + port + "/" + name);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
