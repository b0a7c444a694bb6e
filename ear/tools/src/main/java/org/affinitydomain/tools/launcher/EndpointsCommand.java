package org.affinitydomain.tools.launcher;

import java.io.IOException;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;

/** Prints where the transactions are. */
final class EndpointsCommand implements Command {
    private final Installation installation;

    EndpointsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "endpoints";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity endpoints

                Prints one key=value a line for scripts: the addresses of the running server's transactions (of the one
                that would be started now, when none runs), the repository's OID, the OID that assigns the domain's
                patient ids, and a patient with studies.
                """;
    }

    @Override
    public Options options() {
        return Options.NONE;
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        Endpoints.of(installation).all().forEach((name, value) -> System.out.println(name + "=" + value));
        return 0;
    }
}
