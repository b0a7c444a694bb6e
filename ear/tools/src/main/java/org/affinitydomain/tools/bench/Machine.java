package org.affinitydomain.tools.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a figure has to be seen beside: the machine, and whether it is busy with other work. */
public final class Machine {

    private Machine() {
    }

    /** Processors, memory, system, Java and the load before the benchmark began, in one line. */
    public static String describe() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, %.0f GB, %s %s, Java %s; load average %.1f before the run".formatted(Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / 1e9, System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("java.version"), system.getSystemLoadAverage());
    }
}
