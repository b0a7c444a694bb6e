package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Publishes at intervals, on a thread of its own, until it is closed. */
public final class PublicationSchedule implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PublicationSchedule.class.getName());
    /** The other actors of the server are starting too. */
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 10;

    private final PublicationRun run;
    private final ScheduledExecutorService executor;

    /**
     * Begins.
     *
     * @param run      what is done
     * @param interval between the end of one run and the beginning of the next
     * @param threads  makes the one thread
     */
    public PublicationSchedule(PublicationRun run, Duration interval, ThreadFactory threads) {
        this.run = run;
        this.executor = Executors.newSingleThreadScheduledExecutor(threads);
        Duration first = interval.compareTo(FIRST) < 0 ? interval : FIRST;
        executor.scheduleWithFixedDelay(this::once, first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            run.run(false, new Unreported());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // The next one tries again; an exception that left this method would end the schedule.
            LOG.log(System.Logger.Level.ERROR, "AFF3026 Publishing ended early. It is tried again; report this with the lines below.", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "AFF3027 Publishing does not end; it ends with the server.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What matters is logged and stored by those who do it. */
    private static final class Unreported implements PublicationRun.Report {

        @Override
        public void study(StudyOutcome outcome) {
            // stored by the publisher
        }

        @Override
        public void sourceFailed(String sourceId, String reason) {
            // logged by the run
        }
    }
}
