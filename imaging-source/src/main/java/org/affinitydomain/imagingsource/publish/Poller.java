package org.affinitydomain.imagingsource.publish;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.imagingsource.pacs.PacsException;

/** Looks for new and changed studies at intervals, each source in a thread of its own, so that one slow PACS holds up no other. */
public final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    private static final Duration LAST_STUDY = Duration.ofSeconds(10);

    private final ScheduledExecutorService threads;

    private Poller(ScheduledExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Begins.
     *
     * @param first    time until the first look
     * @param interval time from the end of one look to the next
     * @param factory  makes the threads; they end when this is closed
     */
    public static Poller start(List<SourcePublisher> publishers, Duration first, Duration interval, ThreadFactory factory) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(Math.max(1, publishers.size()), factory);
        publishers.forEach(publisher -> threads.scheduleWithFixedDelay(() -> poll(publisher), first.toMillis(), interval.toMillis(),
                TimeUnit.MILLISECONDS));
        return new Poller(threads);
    }

    private static void poll(SourcePublisher publisher) {
        try {
            publisher.run(false, Duration.ZERO, outcome -> { });
        } catch (PacsException e) {
            LOG.log(System.Logger.Level.WARNING, "AFF3023 {0}: studies could not be listed: {1}. Look at the PACS; it is asked again at the next poll.",
                    publisher.sourceId(), e.getMessage());
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3024 " + publisher.sourceId() + ": the database failed while studies were published. "
                    + "Look at the database; the next poll goes on where this one ended.", e);
        } catch (RuntimeException e) {
            // A task that throws is not run again: one odd study would end the publication of all others.
            LOG.log(System.Logger.Level.ERROR, "AFF3025 " + publisher.sourceId() + ": a poll ended early. Report this message with what follows.", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_STUDY.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
