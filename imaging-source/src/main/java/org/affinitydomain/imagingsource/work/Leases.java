package org.affinitydomain.imagingsource.work;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Prolongs the leases of what is under way in this server, on a thread of its own, until it is closed. For several threads. */
public final class Leases implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Leases.class.getName());

    private final Map<String, Claim> underWay = new ConcurrentHashMap<>();
    private final WorkQueue queue;
    private final ScheduledExecutorService keeper;

    /** Begins, for the items of a queue; the factory makes the thread. */
    public Leases(WorkQueue queue, ThreadFactory factory) {
        this.queue = queue;
        this.keeper = Executors.newSingleThreadScheduledExecutor(factory);
        long third = Math.max(1, queue.lease().toMillis() / 3);
        keeper.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /** Somebody is at it from now on. */
    public void begin(Claim claim) {
        underWay.put(claim.token(), claim);
    }

    /** Nobody is at it any more. */
    public void end(Claim claim) {
        underWay.remove(claim.token());
    }

    private void renew() {
        List<Claim> claims = new ArrayList<>(underWay.values());
        try {
            if (!claims.isEmpty()) {
                queue.renew(claims);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "AFF3061 The leases of {0} studies under way cannot be prolonged ({1}). Look at the database;"
                    + " another server may work on them too, which publishes nothing twice.", claims.size(), e.getMessage());
        }
    }

    @Override
    public void close() {
        // not interrupted: an embedded database does not survive an interrupt of who uses it
        keeper.shutdown();
    }
}
