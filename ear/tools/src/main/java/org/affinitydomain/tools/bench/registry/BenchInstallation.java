package org.affinitydomain.tools.bench.registry;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.database.Postgres;
import org.affinitydomain.tools.bench.measure.ServerCpu;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;

/** A server of its own on a PostgreSQL cluster of its own, in one folder that may be kept from run to run. */
public final class BenchInstallation implements Closeable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Postgres postgres;
    private final Server server;
    private final ProcessHandle process;
    private final Endpoints endpoints;
    private final Path documents;
    /** A server outlives whoever has started it, but not a benchmark that is broken off. */
    private final Thread guard;

    private BenchInstallation(Postgres postgres, Server server, ProcessHandle process, Endpoints endpoints, Path documents) {
        this.process = process;
        this.guard = new Thread(process::destroy, "stop the server");
        Runtime.getRuntime().addShutdownHook(guard);
        this.documents = documents;
        this.postgres = postgres;
        this.server = server;
        this.endpoints = endpoints;
    }

    /**
     * Starts both; the server makes the tables that are not there yet.
     *
     * @param build    whose server is measured
     * @param folder   holds the cluster and the server's data
     * @param settings of the server, {@code key=value}, over those that the benchmark needs
     */
    public static BenchInstallation start(Installation build, Path folder, List<String> settings) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Postgres postgres = Postgres.start(folder.resolve("postgresql"));
        try {
            Installation own = new Installation(build.root(), folder.resolve("server"), build.serverVersion());
            List<String> overrides = new ArrayList<>(List.of("affinity.port-offset=27000", "affinity.db.url=" + postgres.url(),
                    "affinity.db.user=" + postgres.user(), "affinity.db.password=" + postgres.user(), "affinity.registry.query.max-leaf-class=10000"));
            overrides.addAll(settings);
            Settings effective = Settings.of(own, Optional.empty(), overrides);
            Server server = new Server(own);
            server.stop();
            server.start(effective, PATIENCE);
            ProcessHandle process = ServerProcess.find(own).orElseThrow(() -> new CommandFailure("the server ended")).handle();
            return new BenchInstallation(postgres, server, process, Endpoints.of(effective), own.data().resolve("documents"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Its database. */
    public Postgres postgres() {
        return postgres;
    }

    /** The server's processor time, from now on. */
    public ServerCpu cpu() {
        return new ServerCpu(process);
    }

    /** The folder of the repository's documents. */
    Path documents() {
        return documents;
    }

    /** Where its transactions are. */
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            postgres.close();
        }
    }
}
