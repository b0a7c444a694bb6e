package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.affinitydomain.tools.bench.registry.StockPlan;
import org.affinitydomain.tools.bench.repository.RepositoryBench;
import org.affinitydomain.tools.server.Installation;

/** Measures ITI-41 and ITI-43, on a server and a PostgreSQL of its own. */
final class BenchRepositoryCommand implements Command {
    private final Installation installation;

    BenchRepositoryCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "bench repository";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity bench repository [--entries N] [--rounds N] [--seconds N] [--documents N] [--stock FOLDER]
                                                   [--set KEY=VALUE]... [--markdown]

                ITI-41 with a manifest of 60 kB, beside writing and syncing the same bytes and committing the rows of the
                registration by JDBC; ITI-43 of the same, beside nginx (Debian: nginx-light). On PostgreSQL 15 (Debian:
                postgresql) with its default durability. Prints tables. The registry's stock is kept for the next run.

                  --entries N       entries in the registry's stock, from 50000 (100000)
                  --rounds N        how often each way is measured, in turns; medians are printed (3)
                  --seconds N       length of a round of retrievals (3)
                  --documents N     documents in a round of ITI-41 (500)
                  --stock FOLDER    where stocks are kept (bench in AFFINITY_HOME)
                  --set KEY=VALUE   a setting of the server; may be repeated
                  --markdown        tables for a document
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of("--markdown"), Set.of("--entries", "--rounds", "--seconds", "--documents", "--stock", "--set"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        new RepositoryBench(installation, arguments.path("--stock").orElse(installation.home().resolve("bench")),
                arguments.number("--entries", StockPlan.SMALLEST, 500_000_000).orElse(100_000), arguments.number("--rounds", 1, 100).orElse(3),
                Duration.ofSeconds(arguments.number("--seconds", 1, 3600).orElse(3)), arguments.number("--documents", 10, 10_000).orElse(500),
                arguments.all("--set"), arguments.has("--markdown")).run(System.out);
        return 0;
    }
}
