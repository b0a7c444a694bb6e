package org.affinitydomain.ear.durability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.tools.server.Folders;

/** A PostgreSQL server of Debian's, with its default durability, in a folder of its own; it can be killed. */
final class PostgresCluster implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path programs) throws IOException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("affinity-postgresql");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    /** The folder of the newest installed version's programs. */
    static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(v -> v.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb"))).max(Comparator.naturalOrder());
        }
    }

    /** Makes a new, empty one, and starts it. */
    static PostgresCluster create(Path programs) throws IOException, InterruptedException {
        PostgresCluster cluster = new PostgresCluster(programs);
        if (isRoot()) {
            // it does not run as root, and its own user must reach its folder
            Files.setPosixFilePermissions(cluster.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            run(List.of("chown", "postgres", cluster.folder.toString()));
        }
        cluster.program("initdb", "-D", cluster.data(), "-A", "trust", "-U", "postgres");
        cluster.start();
        return cluster;
    }

    /** Starts it. */
    void start() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-w", "-t", Integer.toString(SECONDS), "-l", folder.resolve("log").toString(), "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1", "start");
    }

    /** Ends it at once, as a crash would: no transaction ends in good order, and it recovers when it is started again. */
    void stopImmediately() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    /** SIGKILL for one of the processes that serve connections; the server then restarts all of them, and recovers. */
    void killBackend() throws IOException {
        long server = Long.parseLong(Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0).strip());
        ProcessHandle backend = ProcessHandle.of(server).orElseThrow().children()
                .filter(p -> commandLine(p).contains("127.0.0.1")).findAny()
                .orElseThrow(() -> new IOException("PostgreSQL serves no connection"));
        backend.destroyForcibly();
    }

    /** Its address for JDBC; the user is postgres, with any password. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() throws IOException {
        try {
            program("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    /** "postgres: postgres postgres 127.0.0.1(41234) idle": the process title, which is not in ProcessHandle.Info. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("affinity-postgresql", ".out");
        try {
            Process process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            if (!process.waitFor(2 * SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed: " + Files.readString(output));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
