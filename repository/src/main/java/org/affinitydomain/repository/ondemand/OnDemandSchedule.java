package org.affinitydomain.repository.ondemand;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Registers what is due at intervals, on a thread of its own, until it is closed. */
final class OnDemandSchedule implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OnDemandSchedule.class.getName());
    private static final long STOP_SECONDS = 10;

    private final OnDemandRegistrar registrar;
    private final ScheduledExecutorService executor;

    /**
     * Begins.
     *
     * @param interval between the end of one round and the beginning of the next
     * @param threads  makes the one thread
     */
    OnDemandSchedule(OnDemandRegistrar registrar, Duration interval, ThreadFactory threads) {
        this.registrar = registrar;
        this.executor = Executors.newSingleThreadScheduledExecutor(threads);
        executor.scheduleWithFixedDelay(this::once, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            registrar.run();
        } catch (SQLException | RuntimeException e) {
            // The next round tries again; an exception that left this method would end the schedule.
            LOG.log(Level.WARNING, () -> "AFF2053 On-Demand entries cannot be registered now (" + e.getMessage()
                    + "): this is tried again; check the database");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "AFF2054 The registration of On-Demand entries does not end; it ends with the server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
