package org.affinitydomain.repository;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.storage.StorageLimits;

/**
 * What an installation says of its repository.
 *
 * @param folder        {@code affinity.repository.folder}: where documents are; by default {@code documents} in the data folder
 * @param node          {@code jboss.node.name}: this server's name among those that use the same folder
 * @param limits        {@code affinity.repository.document.max-mebibytes} (16384) and
 *                      {@code affinity.repository.free-mebibytes} (512)
 * @param patience      {@code affinity.repository.patience} (PT20S): how long a submission waits for another one of the same
 *                      document
 * @param sweepAge      {@code affinity.repository.sweep.age} (PT1H): how old a document without a known registration must be
 *                      before the registry is asked what became of it; longer than any registration may take
 * @param sweepInterval {@code affinity.repository.sweep.interval} (PT10M)
 * @param onDemandInterval {@code affinity.repository.on-demand.interval} (PT2S): how often On-Demand entries are looked for that
 *                      are to be registered
 */
public record RepositorySettings(Path folder, String node, StorageLimits limits, Duration patience, Duration sweepAge,
                                 Duration sweepInterval, Duration onDemandInterval) {

    private static final long MEBIBYTE = 1L << 20;
    private static final Duration SHORTEST_AGE = Duration.ofMinutes(10);

    public RepositorySettings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(sweepAge, "sweepAge");
        Objects.requireNonNull(sweepInterval, "sweepInterval");
        Objects.requireNonNull(onDemandInterval, "onDemandInterval");
        if (sweepAge.compareTo(SHORTEST_AGE) < 0) {
            throw new IllegalArgumentException("AFF2016 affinity.repository.sweep.age is " + sweepAge + ": make it at least "
                    + SHORTEST_AGE + ", because a registration that takes longer would lose its document");
        }
    }

    /** Reads them. */
    public static RepositorySettings of(Settings settings) {
        return new RepositorySettings(
                settings.path("affinity.repository.folder").orElseGet(() -> settings.dataFolder().resolve("documents")),
                settings.text("jboss.node.name").orElse("server"),
                new StorageLimits(settings.number("affinity.repository.document.max-mebibytes", 16 * 1024, 1, Integer.MAX_VALUE) * MEBIBYTE,
                        settings.number("affinity.repository.free-mebibytes", 512, 0, Integer.MAX_VALUE) * MEBIBYTE),
                settings.duration("affinity.repository.patience", Duration.ofSeconds(20)),
                settings.duration("affinity.repository.sweep.age", Duration.ofHours(1)),
                settings.duration("affinity.repository.sweep.interval", Duration.ofMinutes(10)),
                settings.duration("affinity.repository.on-demand.interval", Duration.ofSeconds(2)));
    }
}
