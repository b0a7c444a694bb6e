package org.affinitydomain.imagingsource.work;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What each worker of a source does until it is stopped: takes the item that has been due longest, and waits when there is none. */
final class Lane implements Runnable {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());
    /** What other servers ask for is noticed so late at most. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);
    /** More than there are workers of a source. */
    private static final int ALL = 1000;

    private final String sourceId;
    private final WorkQueue queue;
    private final WorkHandler handler;
    private final Leases leases;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean stopped;

    Lane(String sourceId, WorkQueue queue, Leases leases, WorkHandler handler) {
        this.sourceId = sourceId;
        this.queue = queue;
        this.leases = leases;
        this.handler = handler;
    }

    void wake() {
        signals.release();
    }

    void stop() {
        stopped = true;
        signals.release(ALL);
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Duration pause = once();
                if (!stopped && !pause.isZero() && signals.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signals.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does one item; gives how long to wait before looking again. */
    private Duration once() throws InterruptedException {
        try {
            Optional<Claim> claim = queue.claim(sourceId);
            if (claim.isPresent()) {
                if (signals.availablePermits() == 0) {
                    wake(); // where there was one item there may be more, for those who wait
                }
                work(claim.get());
                return Duration.ZERO;
            }
            Duration untilDue = queue.nextDue(sourceId).map(due -> Duration.between(Instant.now(), due)).orElse(LOOK);
            return untilDue.compareTo(LOOK) > 0 ? LOOK : untilDue.isNegative() || untilDue.isZero() ? Duration.ofMillis(50) : untilDue;
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF3060 " + sourceId + ": the work on its studies is interrupted. Look at the database; it goes on by itself.", e);
            return LOOK;
        }
    }

    private void work(Claim claim) throws SQLException, InterruptedException {
        leases.begin(claim);
        try {
            Optional<Instant> again = Optional.of(Instant.now().plus(AFTER_FAILURE));
            try {
                again = handler.handle(claim.item());
            } catch (RuntimeException e) {
                // an exception that left this method would be taken for one of the database, and the item would wait for its lease
                LOG.log(System.Logger.Level.ERROR, "AFF3026 " + claim.item().subject() + " could not be worked on. It is tried again; report this with the lines below.", e);
            }
            if (again.isPresent()) {
                queue.again(claim, again.get());
            } else {
                queue.done(claim);
            }
        } finally {
            leases.end(claim);
        }
    }
}
