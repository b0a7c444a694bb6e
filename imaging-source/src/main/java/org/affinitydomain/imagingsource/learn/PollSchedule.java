package org.affinitydomain.imagingsource.learn;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.affinitydomain.imagingsource.source.LocalSource;

/** Looks at the studies of each source when that is due, each on a thread of its own, until it is closed. */
public final class PollSchedule implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PollSchedule.class.getName());
    /** The other actors of the server are starting too. */
    private static final Duration FIRST = Duration.ofSeconds(5);
    /** Whether a look is due is asked so often at most; a look itself comes as often as its source says. */
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 10;

    private final StudyWalk walk;
    private final Consumer<String> afterwards;
    private final ScheduledExecutorService executor;
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param walk       looks
     * @param sources    at these, those of them that are polled
     * @param shortest   no source is to be looked at more often
     * @param afterwards told the id of each source after a look
     * @param threads    makes the threads
     */
    public PollSchedule(StudyWalk walk, List<LocalSource> sources, Duration shortest, Consumer<String> afterwards, ThreadFactory threads) {
        this.walk = walk;
        this.afterwards = afterwards;
        List<LocalSource> polled = sources.stream().filter(source -> source.source().triggers().polling().isPresent()).toList();
        this.executor = Executors.newScheduledThreadPool(Math.max(1, polled.size()), threads);
        Duration tick = shortest.compareTo(TICK) < 0 ? shortest : TICK;
        for (LocalSource source : polled) {
            executor.scheduleWithFixedDelay(() -> once(source), (shortest.compareTo(FIRST) < 0 ? shortest : FIRST).toMillis(),
                    tick.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void once(LocalSource source) {
        try {
            if (!closed && walk.look(source)) {
                afterwards.accept(source.id());
            }
        } catch (SQLException | RuntimeException e) {
            // The next one tries again; an exception that left this method would end the schedule.
            LOG.log(System.Logger.Level.ERROR, "AFF3062 " + source.id() + ": the look at its studies ended early. Look at the database; it is tried again.", e);
        }
    }

    /** Begins nothing any more. */
    public void stop() {
        closed = true;
    }

    @Override
    public void close() {
        stop();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
                LOG.log(System.Logger.Level.WARNING, "AFF3063 A look at the studies of a PACS does not end; it ends with the server.");
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
