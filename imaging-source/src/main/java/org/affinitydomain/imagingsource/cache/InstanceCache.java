package org.affinitydomain.imagingsource.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/**
 * Files of instances in a folder of their own, bounded by their bytes together and by their age; those not used for the longest
 * time go first. A file is written under another name while it is fetched and read, and gets its own when it is whole. Who asks
 * for an instance that another one is fetching waits for that one, for a while. The folder begins empty: what another run of
 * the server left is not trusted. Whatever the disk does, the one who asks gets the instance.
 */
public final class InstanceCache implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(InstanceCache.class.getName());
    private static final String PARTIAL = ".partial";

    private final Path folder;
    private final long mostBytes;
    private final Duration age;
    private final Duration patience;
    private final Clock clock;
    private final Opening opening;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CompletableFuture<Boolean>> fetches = new HashMap<>();
    private long bytes;
    private long serial;

    /** A whole file. */
    private record Entry(Path file, long size, Instant since) {
    }

    /** How files are opened for writing. */
    @FunctionalInterface
    interface Opening {
        OutputStream open(Path file) throws IOException;
    }

    /**
     * A cache.
     *
     * @param folder    its own; what is in it is deleted
     * @param mostBytes of all files together
     * @param age       after which an instance is fetched again
     * @param patience  how long one waits for another's fetch of the same instance, before fetching it too
     * @param clock     tells the age
     * @throws IOException when the folder cannot be made or emptied
     */
    public InstanceCache(Path folder, long mostBytes, Duration age, Duration patience, Clock clock) throws IOException {
        this(folder, mostBytes, age, patience, clock, Files::newOutputStream);
    }

    InstanceCache(Path folder, long mostBytes, Duration age, Duration patience, Clock clock, Opening opening) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.mostBytes = mostBytes;
        this.age = age;
        this.patience = patience;
        this.clock = clock;
        this.opening = opening;
        empty();
    }

    /**
     * Opens an instance: from the disk, or from the PACS, and then onto the disk as it is read.
     *
     * @throws PacsException when it has to be fetched and the PACS does not hand it over
     */
    InputStream open(StoredInstance instance) throws PacsException {
        String key = instance.studyUid() + '/' + instance.seriesUid() + '/' + instance.instanceUid();
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            CompletableFuture<Boolean> other;
            CompletableFuture<Boolean> own = new CompletableFuture<>();
            synchronized (this) {
                Optional<InputStream> kept = kept(key);
                if (kept.isPresent()) {
                    return kept.get();
                }
                other = fetches.putIfAbsent(key, own);
            }
            if (other == null) {
                return fetch(key, instance, own);
            }
            if (!await(other, end - System.nanoTime())) {
                return instance.open();
            }
        }
    }

    private InputStream fetch(String key, StoredInstance instance, CompletableFuture<Boolean> own) throws PacsException {
        boolean opened = false;
        try {
            InputStream in = instance.open();
            opened = true;
            return new FillingInput(in, this, key, partial());
        } finally {
            if (!opened) {
                ended(key);
            }
        }
    }

    private synchronized Path partial() {
        return folder.resolve(serial++ + PARTIAL);
    }

    /** Waits for another's fetch to end, well or not. Returns false when it takes too long. */
    private static boolean await(CompletableFuture<Boolean> other, long nanos) throws PacsException {
        try {
            other.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PacsException("interrupted while waiting for an instance", e);
        }
    }

    private Optional<InputStream> kept(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.since().plus(age).isAfter(clock.instant())) {
            try {
                if (Files.size(entry.file()) == entry.size()) {
                    return Optional.of(Files.newInputStream(entry.file()));
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a file of the cache is gone", e);
            }
        }
        entries.remove(key);
        delete(entry);
        return Optional.empty();
    }

    OutputStream create(Path partial) throws IOException {
        return opening.open(partial);
    }

    long mostBytes() {
        return mostBytes;
    }

    /** A file is whole, and becomes one of the cache. */
    void whole(String key, Path partial, long size) {
        synchronized (this) {
            try {
                Path file = Files.move(partial, folder.resolve(serial++ + ".dcm"), StandardCopyOption.ATOMIC_MOVE);
                Entry before = entries.put(key, new Entry(file, size, clock.instant()));
                bytes += size;
                if (before != null) {
                    delete(before);
                }
                shrink();
            } catch (IOException e) {
                failed(partial, e);
            }
        }
        ended(key);
    }

    /** A file will not become whole, and makes place. */
    void discarded(String key, Path partial) {
        delete(partial);
        ended(key);
    }

    /** The disk fails: whoever reads is not to notice. */
    void failed(Path partial, IOException e) {
        LOG.log(System.Logger.Level.WARNING, "AFF3032 An instance is not kept in the cache {0}: {1}. It was served all the same; make room on the"
                + " disk, or lower affinity.imaging-source.cache.mebibytes.", folder, e.getMessage());
        delete(partial);
    }

    private void ended(String key) {
        CompletableFuture<Boolean> fetch;
        synchronized (this) {
            fetch = fetches.remove(key);
        }
        if (fetch != null) {
            fetch.complete(true);
        }
    }

    private void shrink() {
        Instant oldest = clock.instant().minus(age);
        for (Iterator<Entry> i = entries.values().iterator(); i.hasNext();) {
            Entry entry = i.next();
            if (bytes > mostBytes || entry.since().isBefore(oldest)) {
                i.remove();
                delete(entry);
            }
        }
    }

    private void delete(Entry entry) {
        bytes -= entry.size();
        delete(entry.file());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a file of the cache is not deleted", e);
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Deletes all of it. */
    @Override
    public synchronized void close() {
        entries.values().forEach(entry -> delete(entry.file()));
        entries.clear();
        bytes = 0;
    }
}
