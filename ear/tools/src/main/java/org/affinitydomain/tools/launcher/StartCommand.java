package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Ports;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.Settings;

/** Starts the server. */
final class StartCommand implements Command {
    private static final int PATIENCE_SECONDS = 240;
    private final Installation installation;

    StartCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity start [--profile NAME] [--port-offset N] [--set KEY=VALUE]... [--timeout SECONDS]

                Starts the server in the background and returns when it is ready to serve. When it does not become ready,
                it is stopped again and the reason is shown.

                  --profile NAME      settings of NAME.properties over those of affinity.properties
                  --port-offset N     all ports N higher
                  --set KEY=VALUE     one setting; may be repeated
                  --timeout SECONDS   how long it may take (%d)
                """.formatted(PATIENCE_SECONDS);
    }

    @Override
    public Options options() {
        return new Options(Set.of(), Set.of("--profile", "--port-offset", "--set", "--timeout"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        List<String> overrides = new ArrayList<>(arguments.all("--set"));
        arguments.number("--port-offset", 0, 50000).ifPresent(offset -> overrides.add("affinity.port-offset=" + offset));
        Settings settings = Settings.of(installation, arguments.value("--profile"), overrides);
        Duration patience = Duration.ofSeconds(arguments.number("--timeout", 10, 3600).orElse(PATIENCE_SECONDS));
        Instant begin = Instant.now();
        Ports ports = new Server(installation).start(settings, patience);
        System.out.printf("Ready after %.1f s: http://%s:%d  (./affinity endpoints, ./affinity logs -f, ./affinity stop)%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0, ports.clientHost(), ports.http());
        return 0;
    }
}
