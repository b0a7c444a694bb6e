package org.affinitydomain.tools.bench.database;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.affinitydomain.tools.CommandFailure;

/**
 * A PostgreSQL cluster of its own, on a free port of loopback, made when there is none in its folder. Its durability is
 * what PostgreSQL has by default: {@code fsync} and {@code synchronous_commit} are on. For several threads.
 */
public final class Postgres implements Connections, Closeable {

    private static final String DATABASE = "affinity";
    private static final String USER = "affinity";
    /** Making an index of a hundred million entries takes long. */
    private static final String LONGEST_STATEMENT_SECONDS = "14400";
    private static final String CONNECT_SECONDS = "10";
    private static final String LOCALE = "C.UTF-8";

    private final PostgresPrograms programs;
    private final Path data;
    private final int port;
    private final Thread guard = new Thread(this::stop, "stop PostgreSQL");

    private Postgres(PostgresPrograms programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /**
     * Starts the cluster of a folder. One that an interrupted run has left running is stopped first.
     *
     * @throws CommandFailure when PostgreSQL is not installed, and when it does not start
     */
    public static Postgres start(Path folder) throws IOException {
        PostgresPrograms programs = PostgresPrograms.installed();
        Files.createDirectories(folder);
        programs.giveAway(folder);
        Path data = folder.resolve("data");
        if (Files.notExists(data)) {
            Path draft = folder.resolve("draft");
            programs.run("initdb", "-D", draft.toString(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=" + LOCALE);
            Files.move(draft, data);
        } else if (programs.succeeds("pg_ctl", "status", "-D", data.toString())) {
            programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "120");
        }
        Postgres postgres = new Postgres(programs, data, freePort());
        Runtime.getRuntime().addShutdownHook(postgres.guard);
        try {
            programs.run("pg_ctl", "start", "-D", data.toString(), "-w", "-t", "300", "-l", folder.resolve("postgresql.log").toString(),
                    "-o", String.join(" ", postgres.options()));
            postgres.createDatabase();
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** What differs from the defaults, beside the address: memory, and room for the log so that loading need not stop for checkpoints. */
    public static List<String> settings() {
        long quarter = Math.min(4096, memoryMiB() / 4);
        return List.of("shared_buffers=" + quarter + "MB", "effective_cache_size=" + 2 * quarter + "MB", "maintenance_work_mem="
                + Math.min(1024, quarter / 2) + "MB", "max_wal_size=8GB");
    }

    private List<String> options() {
        return Stream.concat(
                Stream.of("-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=''"),
                settings().stream().flatMap(setting -> Stream.of("-c", setting))).toList();
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            if (!statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'").next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new CommandFailure("PostgreSQL runs and does not answer: " + e.getMessage());
        }
    }

    /** To the registry's database, as its owner. */
    @Override
    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", USER);
        properties.put("connectTimeout", CONNECT_SECONDS);
        properties.put("socketTimeout", LONGEST_STATEMENT_SECONDS);
        return DriverManager.getConnection(url(database), properties);
    }

    /** The JDBC URL of the registry's database. */
    public String url() {
        return url(DATABASE);
    }

    /** The user that the database belongs to; any password is taken. */
    public String user() {
        return USER;
    }

    /** The version, as it calls itself. */
    public String version() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(guard);
    }

    private void stop() {
        programs.succeeds("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "120");
    }

    private static long memoryMiB() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize() >> 20;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
