package org.affinitydomain.repository.storage.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server of others (S3Proxy) in a process of its own, that can be killed and started again over the same data. */
public final class S3Server implements AutoCloseable {

    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";
    private static final String BUCKET = "documents";
    private static final long START_SECONDS = 60;

    private final Path folder;
    private final int port;
    private Process process;

    private S3Server(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** The one that tests share, each with a prefix of its own; it ends with this virtual machine. */
    public static S3Server shared() {
        return Shared.SERVER;
    }

    /** A server with an empty bucket. */
    public static S3Server start() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free.setReuseAddress(true);
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-");
            S3Server server = new S3Server(folder, free.getLocalPort());
            free.close();
            server.write();
            server.run();
            try (S3Client client = S3Clients.client(server.settings("", Duration.ofSeconds(20)))) {
                client.createBucket(request -> request.bucket(BUCKET));
            }
            return server;
        }
    }

    private void write() throws IOException {
        Properties properties = new Properties();
        properties.putAll(java.util.Map.of("s3proxy.endpoint", endpoint().toString(), "s3proxy.authorization", "aws-v4",
                "s3proxy.identity", ACCESS_KEY, "s3proxy.credential", SECRET_KEY, "jclouds.provider", "filesystem-nio2",
                "jclouds.identity", "local", "jclouds.credential", "local",
                "jclouds.filesystem.basedir", Files.createDirectory(folder.resolve("data")).toString()));
        try (OutputStream out = Files.newOutputStream(folder.resolve("s3proxy.properties"))) {
            properties.store(out, null);
        }
    }

    /** Starts it, after it was killed. */
    public void run() throws IOException, InterruptedException {
        process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
                "-XX:TieredStopAtLevel=1", "-jar", Path.of("target/s3proxy.jar").toAbsolutePath().toString(), "--properties",
                folder.resolve("s3proxy.properties").toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the S3 server did not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it as a power failure would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** How a repository reaches it. */
    public S3Settings settings(String prefix, Duration timeout) {
        return settings(endpoint(), BUCKET, prefix, SECRET_KEY, timeout);
    }

    /** How a repository would reach it with something that is wrong. */
    public static S3Settings settings(URI endpoint, String bucket, String prefix, String secretKey, Duration timeout) {
        return new S3Settings(Optional.of(endpoint), "us-east-1", bucket, prefix, ACCESS_KEY, secretKey, true, timeout, 64);
    }

    /** A prefix that nobody has. */
    public static String prefix() {
        return UUID.randomUUID() + "/";
    }

    @Override
    public void close() {
        kill();
    }

    private static final class Shared {
        private static final S3Server SERVER = start();

        private static S3Server start() {
            try {
                return S3Server.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
