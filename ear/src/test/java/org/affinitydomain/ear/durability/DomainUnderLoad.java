package org.affinitydomain.ear.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;

/** A server of its own that can be killed and started again. */
final class DomainUnderLoad {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Installation installation;
    private final Settings settings;

    /** @param more settings beside those of every such server */
    DomainUnderLoad(Path home, int portOffset, List<String> more) throws IOException {
        installation = new Installation(Path.of("..").toRealPath(), home, System.getProperty("it.wildfly.version"));
        List<String> all = new ArrayList<>(more);
        // registry and repository only; the sweep comes soon, so that what it does is seen
        all.addAll(List.of("affinity.port-offset=" + portOffset, "affinity.imaging-source.enabled=false", "affinity.consumer.enabled=false",
                "affinity.repository.sweep.interval=PT2S",
                // booting is most of what these tests do
                "affinity.jvm.options=-XX:TieredStopAtLevel=1"));
        settings = Settings.of(installation, Optional.empty(), all);
    }

    void start() throws IOException, InterruptedException {
        new Server(installation).start(settings, PATIENCE);
    }

    /** SIGKILL: nothing in the server gets to know of it. */
    void kill() throws Exception {
        ProcessHandle server = ServerProcess.find(installation).orElseThrow().handle();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    void stop() throws IOException, InterruptedException {
        new Server(installation).stop();
    }

    RemoteDomain client() throws IOException {
        Endpoints endpoints = Endpoints.of(settings);
        return new RemoteDomain(endpoints.base(), endpoints.all().get("repository.uid"), Duration.ofMinutes(1));
    }

    int mllpPort() throws IOException {
        return Endpoints.of(settings).ports().mllp();
    }

    /** How many files the repository holds, received ones and published ones. */
    long documents() throws IOException {
        try (Stream<Path> files = Files.walk(installation.data().resolve("documents"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    Path log() {
        return installation.log();
    }
}
