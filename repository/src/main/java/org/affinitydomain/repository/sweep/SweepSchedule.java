package org.affinitydomain.repository.sweep;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.xds.transaction.TransactionException;

/** Sweeps at intervals, on a thread of its own, until it is closed. */
public final class SweepSchedule implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SweepSchedule.class.getName());
    private static final long STOP_SECONDS = 10;

    private final Sweep sweep;
    private final ScheduledExecutorService executor;

    /**
     * Begins: the first sweep comes after one interval.
     *
     * @param interval between the end of a sweep and the beginning of the next
     * @param threads  makes the one thread
     */
    public SweepSchedule(Sweep sweep, Duration interval, ThreadFactory threads) {
        this.sweep = sweep;
        this.executor = Executors.newSingleThreadScheduledExecutor(threads);
        executor.scheduleWithFixedDelay(this::once, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            sweep.run();
        } catch (TransactionException | SQLException | IOException | RuntimeException e) {
            // The next one tries again; an exception that left this method would end the schedule.
            LOG.log(Level.WARNING, () -> "AFF2014 Documents without a known registration cannot be settled now ("
                    + e.getMessage() + "): this is tried again; check the registry, the database and the storage");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "AFF2015 The sweep does not end; it ends with the server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
