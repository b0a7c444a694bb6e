package org.affinitydomain.tools.server;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;

/** Starts and stops the server of an installation. Either it runs and serves, or it does not run: nothing in between is left. */
public final class Server {
    private static final int ERRORS_SHOWN = 8;
    private final Installation installation;

    /** Of that installation. */
    public Server(Installation installation) {
        this.installation = installation;
    }

    /**
     * Starts it and returns when it serves.
     *
     * @param settings what it is started with
     * @param patience how long it may take
     * @return its ports
     * @throws CommandFailure when it runs already, when a port is held by somebody else, and when it does not become
     *                        ready in time, in which case it was ended again
     */
    public Ports start(Settings settings, Duration patience) throws IOException, InterruptedException {
        InstallationLock lock = InstallationLock.take(installation);
        try {
            return startLocked(settings, patience);
        } finally {
            lock.close();
        }
    }

    private Ports startLocked(Settings settings, Duration patience) throws IOException, InterruptedException {
        if (ServerProcess.find(installation).isPresent()) {
            throw new CommandFailure("the server is running already; ./affinity status");
        }
        Ports ports = Ports.of(settings);
        ports.requireFree();
        // what is wrong with the domain file is said at once, and not after half a minute by the server
        Endpoints.domain(settings);
        if (!ports.areLoopback() && settings.get("affinity.http.enabled", "true").equals("true")) {
            System.err.println("AFF5001 cleartext HTTP will be open on " + ports.address()
                    + ": set affinity.http.enabled=false and let others use HTTPS, or bind to loopback");
        }
        new Certificates(installation.certificates()).createIfAbsent();
        ServerFolder.prepare(installation, settings);
        ServerLog log = new ServerLog(installation.log());
        long logStart = log.size();
        Process process = spawn(settings);
        Thread guard = new Thread(process::destroyForcibly, "end a half-started server");
        Runtime.getRuntime().addShutdownHook(guard);
        boolean ready = false;
        try {
            new ServerProcess(process.toHandle()).remember(installation);
            awaitReady(process, new Health(ports.management()), patience, log, logStart);
            ready = true;
        } finally {
            if (!ready) {
                process.destroyForcibly().waitFor();
                ServerProcess.forget(installation);
            }
            Runtime.getRuntime().removeShutdownHook(guard);
        }
        return ports;
    }

    private Process spawn(Settings settings) throws IOException {
        return new ProcessBuilder(ServerCommand.of(installation, settings))
                .directory(installation.serverBase().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(installation.console().toFile())
                .redirectErrorStream(true)
                .start();
    }

    private void awaitReady(Process process, Health health, Duration patience, ServerLog log, long logStart)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            Health.Report report = health.ask();
            if (report.state() == Health.State.READY) {
                return;
            }
            // booted and not ready is final: a server without one of its actors must not look like a running one
            boolean failed = report.booted() && health.ask().state() != Health.State.READY;
            if (!process.isAlive() || failed || Instant.now().isAfter(end)) {
                throw new CommandFailure(whyNot(process, failed, patience, log, logStart));
            }
            Thread.sleep(300);
        }
    }

    private String whyNot(Process process, boolean failed, Duration patience, ServerLog log, long logStart) throws IOException {
        String what = !process.isAlive() ? "the server ended while it was starting (exit code " + process.exitValue() + ")"
                : failed ? "the server started with errors and was stopped again"
                : "the server was not ready after " + patience.toSeconds() + " s and was stopped again";
        List<String> cause = log.lastCause(logStart);
        if (!cause.isEmpty()) {
            return what + ": " + String.join("\n", cause);
        }
        List<String> errors = log.lastErrors(logStart, ERRORS_SHOWN);
        List<String> shown = errors.isEmpty() ? new ServerLog(installation.console()).last(ERRORS_SHOWN) : errors;
        shown.forEach(line -> System.err.println("  " + (line.length() > 400 ? line.substring(0, 400) + "..." : line)));
        return what + "; the whole log is in " + installation.log();
    }

    /**
     * Stops it: no new requests, those under way may end, then it ends.
     *
     * @return false when it had to be ended by force; empty when it was not running
     */
    public Optional<Boolean> stop() throws IOException, InterruptedException {
        InstallationLock lock = InstallationLock.take(installation);
        try {
            return stopLocked();
        } finally {
            lock.close();
        }
    }

    private Optional<Boolean> stopLocked() throws IOException, InterruptedException {
        Optional<ServerProcess> running = ServerProcess.find(installation);
        if (running.isEmpty()) {
            ServerProcess.forget(installation);
            return Optional.empty();
        }
        int grace = Settings.ofServer(installation).number("affinity.stop.seconds", 20);
        boolean byItself = running.get().end(Duration.ofSeconds(grace + 40L));
        ServerProcess.forget(installation);
        return Optional.of(byItself);
    }
}
