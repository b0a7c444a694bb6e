package org.affinitydomain.tools.launcher;

import java.util.List;

/** Says which benchmarks there are. */
final class BenchCommand implements Command {
    private final List<Command> benchmarks;

    BenchCommand(List<Command> benchmarks) {
        this.benchmarks = List.copyOf(benchmarks);
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String help() {
        StringBuilder help = new StringBuilder("""
                usage: ./affinity bench NAME [OPTIONS]        (each has --help)

                Measurements beside a limit on the same machine in the same run, on a server and data of their own.

                """);
        benchmarks.forEach(benchmark -> help.append(benchmark.help().lines().findFirst().orElseThrow().replace("usage: ", "  ")).append('\n'));
        return help.toString();
    }

    @Override
    public Options options() {
        return Options.NONE;
    }

    @Override
    public int run(Arguments arguments) {
        System.out.print(help());
        return 0;
    }
}
