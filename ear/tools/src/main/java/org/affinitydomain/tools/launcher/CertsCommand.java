package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.server.Certificates;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.ServerProcess;

/** Makes the installation's throw-away certificates. */
final class CertsCommand implements Command {
    private final Installation installation;

    CertsCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "certs";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity certs [--renew]

                Makes throw-away certificates when there are none: an authority, a server certificate for localhost, a
                client certificate; key stores (PKCS #12, password "%s") and PEM files. For trials: a production site
                sets affinity.tls.key-store and affinity.tls.trust-store to those of the region's authority.

                  --renew   makes new ones over those that there are
                """.formatted(Certificates.PASSWORD);
    }

    @Override
    public Options options() {
        return new Options(Set.of("--renew"), Set.of());
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        Certificates certificates = new Certificates(installation.certificates());
        boolean made;
        if (arguments.has("--renew")) {
            if (ServerProcess.find(installation).isPresent()) {
                throw new CommandFailure("the server is running with the present certificates; ./affinity stop first");
            }
            certificates.create();
            made = true;
        } else {
            made = certificates.createIfAbsent();
        }
        System.out.println((made ? "Made in " : "There already: ") + installation.certificates());
        return 0;
    }
}
