package org.affinitydomain.imagingsource.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One item for each study, one worker at each item, and nothing lost when workers vanish: on every database. */
class WorkQueueTest {
    private static final String SOURCE = "saint-luc";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private final TestClock clock = new TestClock();

    private WorkQueue queue(Database database, String node) {
        return new WorkQueue(database.get(), node, LEASE, clock);
    }

    private WorkRequest request(String study, Occasion occasion, Duration in, String mark) {
        return new WorkRequest(Subject.study(SOURCE, study), occasion, clock.instant().plus(in), Optional.of(mark).filter(m -> !m.isEmpty()));
    }

    @ParameterizedTest
    @EnumSource
    void theSameStudyAskedForTwiceIsOneItem(Database database) throws SQLException {
        database.empty();
        WorkQueue queue = queue(database, "a");
        queue.add(request("1.2", Occasion.POLL, Duration.ZERO, "v1"));
        queue.add(request("1.2", Occasion.REPORT, Duration.ZERO, ""));
        assertEquals(1, queue.size());
        Claim claim = queue.claim(SOURCE).orElseThrow();
        assertEquals(Occasion.REPORT, claim.item().occasion());
        assertEquals(Optional.of("v1"), claim.item().mark());
        assertEquals(Optional.empty(), queue.claim(SOURCE), "somebody is at it");
        queue.done(claim);
        assertEquals(0, queue.size());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAskedForWhileSomebodyIsAtItIsDoneOnceMore(Database database) throws SQLException {
        database.empty();
        WorkQueue queue = queue(database, "a");
        queue.add(request("1.2", Occasion.POLL, Duration.ZERO, "v1"));
        Claim claim = queue.claim(SOURCE).orElseThrow();
        queue.add(request("1.2", Occasion.POLL, Duration.ZERO, "v2"));
        queue.done(claim);
        assertEquals(Optional.of("v2"), queue.claim(SOURCE).orElseThrow().item().mark());
    }

    @ParameterizedTest
    @EnumSource
    void beingListedAgainMakesNothingDueThatWaitsButAChangeDoes(Database database) throws SQLException {
        database.empty();
        WorkQueue queue = queue(database, "a");
        queue.add(request("1.2", Occasion.POLL, Duration.ZERO, "v1"));
        queue.again(queue.claim(SOURCE).orElseThrow(), clock.instant().plus(Duration.ofMinutes(10)));
        queue.add(request("1.2", Occasion.WALK, Duration.ZERO, "v1"));
        assertEquals(Optional.empty(), queue.claim(SOURCE));
        assertEquals(Optional.of(clock.instant().plus(Duration.ofMinutes(10))), queue.nextDue(SOURCE));
        queue.add(request("1.2", Occasion.WALK, Duration.ZERO, "v2"));
        assertEquals(0, queue.claim(SOURCE).orElseThrow().item().attempts());
    }

    @ParameterizedTest
    @EnumSource
    void anEventMakesDueAndNeverPutsOff(Database database) throws SQLException {
        database.empty();
        WorkQueue queue = queue(database, "a");
        queue.add(request("1.2", Occasion.POLL, Duration.ofHours(1), "v1"));
        queue.add(request("1.2", Occasion.REPORT, Duration.ofMinutes(1), ""));
        queue.add(request("1.2", Occasion.ORDER, Duration.ofHours(2), ""));
        clock.advance(Duration.ofMinutes(1));
        assertTrue(queue.claim(SOURCE).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerOfWhichNothingIsHeardLosesItsItem(Database database) throws SQLException {
        database.empty();
        WorkQueue gone = queue(database, "a");
        WorkQueue other = queue(database, "b");
        gone.add(request("1.2", Occasion.POLL, Duration.ZERO, ""));
        Claim lost = gone.claim(SOURCE).orElseThrow();
        clock.advance(LEASE.minusSeconds(1));
        gone.renew(List.of(lost));
        clock.advance(LEASE.minusSeconds(1));
        assertEquals(Optional.empty(), other.claim(SOURCE), "it was heard of");
        clock.advance(Duration.ofSeconds(2));
        Claim taken = other.claim(SOURCE).orElseThrow();
        gone.done(lost);
        assertEquals(1, other.size(), "who has lost the item cannot end it");
        gone.renew(List.of(lost));
        other.done(taken);
        assertEquals(0, other.size());
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatStartsAgainTakesUpItsOwnWorkAndNobodyElses(Database database) throws SQLException {
        database.empty();
        WorkQueue killed = queue(database, "a");
        WorkQueue other = queue(database, "ab");
        killed.add(request("1.2", Occasion.POLL, Duration.ZERO, ""));
        killed.claim(SOURCE).orElseThrow();
        killed.add(request("1.3", Occasion.POLL, Duration.ZERO, ""));
        other.claim(SOURCE).orElseThrow();
        WorkQueue again = queue(database, "a");
        assertEquals(1, again.recover());
        assertEquals("1.2", again.claim(SOURCE).orElseThrow().item().subject().value());
        assertEquals(Optional.empty(), again.claim(SOURCE));
    }

    @ParameterizedTest
    @EnumSource
    void manyWorkersOfSeveralServersDoEachItemOnce(Database database) throws Exception {
        database.empty();
        int items = 200;
        WorkQueue filler = queue(database, "a");
        for (int i = 0; i < items; i++) {
            filler.add(request("1.2." + i, Occasion.POLL, Duration.ZERO, ""));
        }
        Set<String> done = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> results = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            WorkQueue queue = queue(database, "node" + worker % 2);
            Callable<Integer> work = () -> {
                int count = 0;
                for (Optional<Claim> claim = queue.claim(SOURCE); claim.isPresent(); claim = queue.claim(SOURCE)) {
                    assertTrue(done.add(claim.get().item().subject().value()), "done twice");
                    queue.done(claim.get());
                    count++;
                }
                return count;
            };
            results.add(threads.submit(work));
        }
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += result.get();
        }
        threads.shutdown();
        assertEquals(items, sum);
        assertEquals(0, filler.size());
    }

    @ParameterizedTest
    @EnumSource
    void whatSomebodyAsksForIsTakenThoughItIsNotDueUnlessSomebodyIsAtIt(Database database) throws SQLException {
        database.empty();
        WorkQueue queue = queue(database, "a");
        queue.add(request("1.2", Occasion.POLL, Duration.ofHours(1), "v1"));
        Claim claim = queue.claim(request("1.2", Occasion.ASKED, Duration.ZERO, "v1")).orElseThrow();
        assertTrue(claim.item().asked());
        assertEquals(Optional.empty(), queue.claim(request("1.2", Occasion.ASKED, Duration.ZERO, "v1")));
        Instant later = clock.instant().plus(Duration.ofMinutes(5));
        queue.again(claim, later);
        assertTrue(queue.find(Subject.study(SOURCE, "1.2")).orElseThrow().asked(), "it was asked for once more meanwhile");
    }
}
