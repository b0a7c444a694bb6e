package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;

/** Stops the server. */
final class StopCommand implements Command {
    private final Installation installation;

    StopCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity stop

                Takes no new requests, lets those under way end (affinity.stop.seconds, 20), then stops the server.
                It is no failure when nothing runs.
                """;
    }

    @Override
    public Options options() {
        return Options.NONE;
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        Optional<Boolean> stopped = new Server(installation).stop();
        System.out.println(stopped.map(byItself -> byItself ? "Stopped."
                : "Stopped by force: it did not end in time. " + installation.log() + " may say why.").orElse("The server is not running."));
        return 0;
    }
}
