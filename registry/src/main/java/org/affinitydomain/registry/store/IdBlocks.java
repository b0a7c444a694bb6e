package org.affinitydomain.registry.store;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keys of objects, taken from the database's sequence a block at a time. A key that is taken and not used is lost, which
 * does no harm. For several threads, and for several servers on one database.
 */
final class IdBlocks {

    /** The increment of {@code registry_object_seq}. */
    private static final int BLOCK = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    /**
     * Forgets what is left of the block. When a transaction fails, the sequence's step that it had made is perhaps undone: a
     * database that crashes before it has written that step gives the same block again.
     */
    void forget() {
        lock.lock();
        try {
            next = end;
        } finally {
            lock.unlock();
        }
    }

    /** A key that nobody has. */
    long next(StoreSession session) throws SQLException {
        lock.lock();
        try {
            if (next == end) {
                next = session.nextValue("registry_object_seq");
                end = next + BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
