package org.affinitydomain.imagingsource.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.affinitydomain.imagingsource.Database;
import org.junit.jupiter.api.Test;

/** The threads of the queue: so many for each source, woken when there is something to do, and ended when they are closed. */
class WorkersTest {
    private static final int PER_SOURCE = 2;
    private final WorkQueue queue;

    WorkersTest() throws SQLException {
        queue = new WorkQueue(Database.H2.empty(), "test", Duration.ofMillis(300), Clock.systemUTC());
    }

    private void add(String source, String study) throws SQLException {
        queue.add(new WorkRequest(Subject.study(source, study), Occasion.POLL, Instant.now(), Optional.empty()));
    }

    @Test
    void aSourceThatIsSlowKeepsNobodyWaitingAndNeverHasMoreWorkersThanItsOwn() throws Exception {
        CountDownLatch slowEnds = new CountDownLatch(1);
        CountDownLatch quickDone = new CountDownLatch(20);
        AtomicInteger slow = new AtomicInteger();
        for (int study = 0; study < 20; study++) {
            add("slow", "1.2." + study);
            add("quick", "1.3." + study);
        }
        WorkHandler handler = item -> {
            if (item.subject().sourceId().equals("slow")) {
                slow.incrementAndGet();
                slowEnds.await();
            } else {
                quickDone.countDown();
            }
            return Optional.empty();
        };
        try (Leases leases = new Leases(queue, Thread::new);
             Workers workers = Workers.start(queue, leases, List.of("slow", "quick"), PER_SOURCE, handler, Thread::new)) {
            assertTrue(quickDone.await(30, TimeUnit.SECONDS), "the quick one waits for the slow one");
            assertEquals(PER_SOURCE, slow.get());
            slowEnds.countDown();
        }
    }

    @Test
    void aLeaseIsProlongedAsLongAsSomebodyIsAtIt() throws Exception {
        CountDownLatch ends = new CountDownLatch(1);
        AtomicInteger taken = new AtomicInteger();
        add("a", "1.2");
        WorkHandler handler = item -> {
            taken.incrementAndGet();
            ends.await();
            return Optional.empty();
        };
        try (Leases leases = new Leases(queue, Thread::new);
             Workers workers = Workers.start(queue, leases, List.of("a"), PER_SOURCE, handler, Thread::new)) {
            TimeUnit.MILLISECONDS.sleep(1500);
            workers.wake("a");
            TimeUnit.MILLISECONDS.sleep(200);
            assertEquals(1, taken.get(), "the other worker has taken it too, five leases later");
            ends.countDown();
        }
        assertEquals(0, queue.size());
    }

    @Test
    void whoIsWokenLooksAtOnce() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (Leases leases = new Leases(queue, Thread::new);
             Workers workers = Workers.start(queue, leases, List.of("a"), 1, item -> {
                 done.countDown();
                 return Optional.empty();
             }, Thread::new)) {
            TimeUnit.MILLISECONDS.sleep(300);
            add("a", "1.2");
            workers.wake("a");
            assertTrue(done.await(3, TimeUnit.SECONDS), "it looks every five seconds by itself");
        }
    }

    @Test
    void whatFailsUnexpectedlyIsTriedAgainLater() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        add("a", "1.2");
        try (Leases leases = new Leases(queue, Thread::new);
             Workers workers = Workers.start(queue, leases, List.of("a"), 1, item -> {
                 failed.countDown();
                 throw new IllegalStateException("by test");
             }, Thread::new)) {
            assertTrue(failed.await(10, TimeUnit.SECONDS));
        }
        WorkItem item = queue.find(Subject.study("a", "1.2")).orElseThrow();
        assertEquals(1, item.attempts());
        assertTrue(item.dueAt().isAfter(Instant.now()), "not at once");
    }
}
