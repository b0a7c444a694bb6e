package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.ServerLog;

/** Shows the server's log. */
final class LogsCommand implements Command {
    private static final int LINES = 50;
    private final Installation installation;

    LogsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity logs [-f] [-n LINES]

                  -f          goes on with what is written from now on, until Ctrl-C
                  -n LINES    so many lines from the end (%d)
                """.formatted(LINES);
    }

    @Override
    public Options options() {
        return new Options(Set.of("-f"), Set.of("-n"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        if (Files.notExists(installation.log())) {
            throw new CommandFailure("there is no log yet: " + installation.log());
        }
        ServerLog log = new ServerLog(installation.log());
        log.last(arguments.number("-n", 0, 100_000).orElse(LINES)).forEach(System.out::println);
        if (arguments.has("-f")) {
            log.follow(text -> {
                System.out.print(text);
                System.out.flush();
            });
        }
        return 0;
    }
}
