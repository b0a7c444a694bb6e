package org.affinitydomain.dicom.dimse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of others that listens on a port, for as long as a test needs it. */
public final class Peer implements AutoCloseable {
    private static final long START_MILLIS = 30_000;
    private final Process process;

    private Peer(Process process) {
        this.process = process;
    }

    /** Starts one and waits until its port answers; the test is skipped, with a line that says so, when it is not installed. */
    public static Peer start(int port, Path folder, List<String> command) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, command.get(0))));
        if (!there) {
            System.out.println("SKIPPED: " + command.get(0) + " is not installed");
        }
        assumeTrue(there, command.get(0) + " is not installed");
        Path log = folder.resolve(command.get(0) + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        Peer peer = new Peer(process);
        long end = System.currentTimeMillis() + START_MILLIS;
        while (System.currentTimeMillis() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return peer;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        peer.close();
        throw new IOException(command + " does not start:\n" + Files.readString(log));
    }

    /** The processor time that it has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
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
