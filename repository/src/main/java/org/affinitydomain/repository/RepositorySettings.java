package org.affinitydomain.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.FileSystemStorage;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.storage.s3.S3Settings;
import org.affinitydomain.repository.storage.s3.S3Storage;

/**
 * What an installation says of its repository.
 *
 * @param folder        {@code affinity.repository.folder}: where documents are, or are received when they are kept in an object
 *                      store; by default {@code documents} in the data folder
 * @param objectStore   {@code affinity.repository.storage} is {@code s3}: the object store that keeps them; empty when it is
 *                      {@code file}, the default
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
public record RepositorySettings(Path folder, Optional<S3Settings> objectStore, String node, StorageLimits limits, Duration patience, Duration sweepAge,
                                 Duration sweepInterval, Duration onDemandInterval) {

    private static final long MEBIBYTE = 1L << 20;
    private static final Duration SHORTEST_AGE = Duration.ofMinutes(10);

    public RepositorySettings {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(objectStore, "objectStore");
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
                objectStore(settings),
                settings.text("jboss.node.name").orElse("server"),
                new StorageLimits(settings.number("affinity.repository.document.max-mebibytes", 16 * 1024, 1, Integer.MAX_VALUE) * MEBIBYTE,
                        settings.number("affinity.repository.free-mebibytes", 512, 0, Integer.MAX_VALUE) * MEBIBYTE),
                settings.duration("affinity.repository.patience", Duration.ofSeconds(20)),
                settings.duration("affinity.repository.sweep.age", Duration.ofHours(1)),
                settings.duration("affinity.repository.sweep.interval", Duration.ofMinutes(10)),
                settings.duration("affinity.repository.on-demand.interval", Duration.ofSeconds(2)));
    }

    private static Optional<S3Settings> objectStore(Settings settings) {
        String storage = settings.text("affinity.repository.storage").orElse("file");
        return switch (storage) {
            case "file" -> Optional.empty();
            case "s3" -> Optional.of(S3Settings.of(settings));
            default -> throw new SettingsException("AFF2046", "affinity.repository.storage is '" + storage + "'", "write file or s3");
        };
    }

    /** Opens the storage that they name. */
    DocumentStorage openStorage() throws IOException {
        return objectStore.isPresent() ? new S3Storage(objectStore.get(), folder.resolve("incoming"), node, limits)
                : new FileSystemStorage(folder, node, limits);
    }

    /** Where documents are kept, for log lines. */
    String place() {
        return objectStore.map(S3Settings::toString).orElseGet(folder::toString);
    }
}
