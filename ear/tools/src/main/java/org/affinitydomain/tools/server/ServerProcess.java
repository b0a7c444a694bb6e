package org.affinitydomain.tools.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The operating system's process of a server, and the file that remembers it. A process id alone may since belong to
 * somebody else, so the file also holds when the process was started, and only a process with both is ours.
 *
 * @param handle the process, alive when it was found
 */
public record ServerProcess(ProcessHandle handle) {

    /** The running server of the installation. A file left behind by a server that is gone counts as none. */
    public static Optional<ServerProcess> find(Installation installation) throws IOException {
        Path file = installation.processFile();
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !lines.get(0).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(lines.get(1))).map(ServerProcess::new);
    }

    void remember(Installation installation) throws IOException {
        Files.writeString(installation.processFile(), handle.pid() + "\n" + startOf(handle) + "\n");
    }

    static void forget(Installation installation) throws IOException {
        Files.deleteIfExists(installation.processFile());
    }

    /** How long it has been running. */
    public Duration age() {
        return handle.info().startInstant().map(start -> Duration.between(start, Instant.now())).orElse(Duration.ZERO);
    }

    /**
     * Asks it to end, and ends it by force when it has not done so in time.
     *
     * @return whether it ended by itself
     */
    boolean end(Duration patience) throws InterruptedException {
        handle.destroy();
        if (ended(patience)) {
            return true;
        }
        handle.destroyForcibly();
        ended(Duration.ofSeconds(10));
        return false;
    }

    private boolean ended(Duration patience) throws InterruptedException {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + handle.pid(), e);
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
