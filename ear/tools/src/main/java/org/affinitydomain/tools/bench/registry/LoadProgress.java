package org.affinitydomain.tools.bench.registry;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/** Says from time to time how far loading has come. For several threads. */
final class LoadProgress {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final int entries;
    private final PrintStream out;
    private final Instant begin = Instant.now();
    private final long processorNanosBefore = processorNanos();
    private Instant said = begin;
    private double rows;

    LoadProgress(int entries, PrintStream out) {
        this.entries = entries;
        this.out = out;
    }

    /** So many entries are in the table. */
    synchronized void loaded(int count) {
        Instant now = Instant.now();
        if (count == entries) {
            rows = seconds(begin, now);
            out.printf("  all rows after %.0f s, %,.0f entries/s; now the indexes ...%n", rows, entries / rows);
        } else if (Duration.between(said, now).compareTo(INTERVAL) > 0) {
            said = now;
            out.printf("  %,d (%.0f%%), %,.0f entries/s%n", count, 100.0 * count / entries, count / seconds(begin, now));
        }
    }

    /** Everything is loaded and indexed. */
    synchronized void done() {
        double all = seconds(begin, Instant.now());
        out.printf("Loaded %,d entries in %.0f s: rows %.0f s, indexes and statistics %.0f s; %,.0f entries/s altogether; "
                + "%.0f µs of processor time for an entry, beside PostgreSQL's%n", entries, all, rows, all - rows, entries / all,
                (processorNanos() - processorNanosBefore) / 1e3 / entries);
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
