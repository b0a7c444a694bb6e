package org.affinitydomain.tools.bench.measure;

import java.time.Duration;

/**
 * The processor time that a server spends on calls. Unlike rates, it says nearly the same on a machine that is busy with other
 * work. Not for several threads.
 */
public final class ServerCpu {

    private final ProcessHandle server;
    private Duration spent = Duration.ZERO;
    private long calls;

    /** Of a running server. */
    public ServerCpu(ProcessHandle server) {
        this.server = server;
    }

    /** Runs a round of calls and adds what the server spent during it. */
    public Timings during(Round round, Caller.Factory factory) throws InterruptedException {
        Duration before = total();
        Timings timings = round.run(factory);
        spent = spent.plus(total().minus(before));
        calls += timings.calls();
        return timings;
    }

    /** Milliseconds for a call, on average of all rounds. */
    public double msPerCall() {
        return calls == 0 ? 0 : spent.toNanos() / 1e6 / calls;
    }

    private Duration total() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
