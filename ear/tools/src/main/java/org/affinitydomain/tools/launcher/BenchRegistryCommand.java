package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.registry.RegistryBench;
import org.affinitydomain.tools.bench.registry.StockPlan;
import org.affinitydomain.tools.server.Installation;

/** Measures ITI-42 and ITI-18 on a stock of entries, on a server and a PostgreSQL of its own. */
final class BenchRegistryCommand implements Command {
    private static final int LARGEST = 500_000_000;
    private final Installation installation;

    BenchRegistryCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "bench registry";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity bench registry [--entries N[,N]...] [--rounds N] [--seconds N] [--patients N]
                                                 [--registrations N] [--stock FOLDER] [--set KEY=VALUE]... [--markdown]

                ITI-42 and ITI-18 over SOAP, beside plain JDBC writing and reading the same rows, on PostgreSQL 15 (Debian:
                postgresql) with its default durability and a stock of entries of imaging studies. Prints tables. The stock is
                loaded when it is not there (a million entries in some minutes, 2 kB each) and kept for the next run.

                  --entries N,N     sizes of the stock, from 50000; with several, how p95 grows is printed too (1000000)
                  --rounds N        how often each way is measured, in turns; medians are printed (3)
                  --seconds N       length of a round of queries (3)
                  --patients N      at most so many patients are asked for, a tenth of them otherwise: entries of few patients
                                    are in memory, those of many come from the disk
                  --registrations N registrations in a round (1000)
                  --stock FOLDER    where stocks are kept (bench in AFFINITY_HOME)
                  --set KEY=VALUE   a setting of the server; may be repeated
                  --markdown        tables for a document
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of("--markdown"), Set.of("--entries", "--rounds", "--seconds", "--patients", "--registrations", "--stock", "--set"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        new RegistryBench(installation, arguments.path("--stock").orElse(installation.home().resolve("bench")),
                sizes(arguments.value("--entries").orElse("1000000")), arguments.number("--rounds", 1, 100).orElse(3),
                Duration.ofSeconds(arguments.number("--seconds", 1, 3600).orElse(3)), arguments.number("--patients", 1, LARGEST).orElse(LARGEST),
                arguments.number("--registrations", 10, 100_000).orElse(1000),
                arguments.all("--set"), arguments.has("--markdown")).run(System.out);
        return 0;
    }

    private static List<Integer> sizes(String text) {
        try {
            List<Integer> sizes = Arrays.stream(text.split(",")).map(String::strip).map(Integer::valueOf).toList();
            if (sizes.stream().allMatch(size -> size >= StockPlan.SMALLEST && size <= LARGEST)) {
                return sizes;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with the range
        }
        throw new CommandFailure("option --entries takes numbers from " + StockPlan.SMALLEST + " to " + LARGEST + ", separated by commas, not '" + text + "'");
    }
}
