package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.affinitydomain.tools.server.Health;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Ports;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;

/** Says whether the server runs, and how it is. */
final class StatusCommand implements Command {
    private static final int NOT_RUNNING = 3;
    private final Installation installation;

    StatusCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity status

                Exit code 0: running and ready; 1: running, not ready; 3: not running.
                """;
    }

    @Override
    public Options options() {
        return Options.NONE;
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        Optional<ServerProcess> running = ServerProcess.find(installation);
        if (running.isEmpty()) {
            System.out.println("not running");
            return NOT_RUNNING;
        }
        Ports ports = Ports.of(Settings.ofServer(installation));
        Health.Report report = new Health(ports.management()).ask();
        Duration age = running.get().age();
        System.out.printf("%s, process %d, for %d h %02d min, http://%s:%d, data in %s%n",
                report.state() == Health.State.READY ? "running" : "running, not ready", running.get().handle().pid(),
                age.toHours(), age.toMinutesPart(), ports.clientHost(), ports.http(), installation.data());
        if (report.state() == Health.State.READY) {
            return 0;
        }
        System.out.println(report.detail().isEmpty() ? "its management port does not answer" : report.detail());
        return 1;
    }
}
