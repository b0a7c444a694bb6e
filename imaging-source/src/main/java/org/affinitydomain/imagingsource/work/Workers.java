package org.affinitydomain.imagingsource.work;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do the work of the queue: so many for each source, so that a PACS that is slow keeps nobody waiting but
 * its own studies. Closing ends them: what is under way may end, or is done again when the server runs again.
 */
public final class Workers implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    private Workers(int count, ThreadFactory factory) {
        this.threads = Executors.newFixedThreadPool(Math.max(1, count), factory);
    }

    /**
     * Begins to work.
     *
     * @param queue     what is to be done
     * @param leases    prolonged while it is done
     * @param sources   whose studies are worked on here
     * @param perSource threads for each source
     * @param handler   does it
     * @param factory   makes the threads
     */
    public static Workers start(WorkQueue queue, Leases leases, Collection<String> sources, int perSource, WorkHandler handler, ThreadFactory factory) {
        Workers workers = new Workers(sources.size() * perSource, factory);
        for (String source : sources) {
            Lane lane = new Lane(source, queue, leases, handler);
            workers.lanes.put(source, lane);
            for (int thread = 0; thread < perSource; thread++) {
                workers.threads.execute(lane);
            }
        }
        return workers;
    }

    /** Lets the workers of a source look at once whether there is something to do. */
    public void wake(String sourceId) {
        Optional.ofNullable(lanes.get(sourceId)).ifPresent(Lane::wake);
    }

    /** Begins nothing any more. */
    public void stop() {
        lanes.values().forEach(Lane::stop);
    }

    @Override
    public void close() {
        stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
                LOG.log(System.Logger.Level.WARNING, "AFF3027 Studies that are being published do not come to an end; they are published when the server runs again.");
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
