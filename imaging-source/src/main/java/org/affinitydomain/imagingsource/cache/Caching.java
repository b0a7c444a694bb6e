package org.affinitydomain.imagingsource.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.platform.Settings;

/**
 * Which sources keep what they fetched: {@code affinity.imaging-source.cache.mebibytes} (0, the default, for none),
 * {@code .cache.age}, {@code .cache.folder}; the first two for one source as {@code affinity.imaging-source.<id>.cache.*}.
 */
public final class Caching {
    private static final String KEY = "affinity.imaging-source.";
    private static final Duration AGE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_MEBIBYTES = 1 << 30;

    private Caching() {
    }

    /**
     * The PACS of a source, with a cache where the installation wants one.
     *
     * @throws UncheckedIOException when the folder of the cache cannot be used
     */
    public static Pacs around(Pacs pacs, String sourceId, Settings settings, Clock clock) {
        int forAll = settings.number(KEY + "cache.mebibytes", 0, 0, MOST_MEBIBYTES);
        long mebibytes = settings.number(KEY + sourceId + ".cache.mebibytes", forAll, 0, MOST_MEBIBYTES);
        if (mebibytes == 0) {
            return pacs;
        }
        Duration age = settings.duration(KEY + sourceId + ".cache.age", settings.duration(KEY + "cache.age", AGE));
        Path folder = settings.path(KEY + "cache.folder").orElseGet(() -> settings.dataFolder().resolve("cache"));
        try {
            return new CachedPacs(pacs, new InstanceCache(folder.resolve(sourceId), mebibytes << 20, age, PATIENCE, clock));
        } catch (IOException e) {
            throw new UncheckedIOException("The cache of imaging source " + sourceId + " cannot be used: " + folder, e);
        }
    }
}
