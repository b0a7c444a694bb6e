package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.util.Set;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.bench.ImagingBench;
import org.affinitydomain.tools.server.Installation;

/** Measures RAD-69 and WADO-RS, on a server and data of its own. */
final class BenchImagingCommand implements Command {
    private final Installation installation;

    BenchImagingCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "bench imaging";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity bench imaging [--size-mb N] [--instance-mb N] [--rounds N]

                A large study through RAD-69 and WADO-RS of a server with a heap of 512 MB, beside nginx serving the same
                files (Debian: nginx-light). Prints a table. Needs that much disk once; nothing of it stays.

                  --size-mb N       MiB of the study (2048)
                  --instance-mb N   MiB of each instance (8)
                  --rounds N        how often each way is measured, in turns; medians are printed (3)
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of(), Set.of("--size-mb", "--instance-mb", "--rounds"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        int size = arguments.number("--size-mb", 1, 100_000).orElse(2048);
        int instance = arguments.number("--instance-mb", 1, 64).orElse(8);
        if (instance > size) {
            throw new CommandFailure("--instance-mb is more than --size-mb");
        }
        new ImagingBench(installation, size, instance, arguments.number("--rounds", 1, 100).orElse(3)).run();
        return 0;
    }
}
