package org.affinitydomain.tools.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.Test;

class RoundTest {

    @Test
    void everyCallIsMadeOnceByOneOfTheClients() throws InterruptedException {
        Set<Integer> calls = ConcurrentHashMap.newKeySet();
        AtomicInteger clients = new AtomicInteger();
        Timings timings = new Round(3, 500, Duration.ofMinutes(1)).run(() -> {
            clients.incrementAndGet();
            return calls::add;
        });
        assertEquals(500, calls.size());
        assertEquals(500, timings.calls());
        assertEquals(3, clients.get());
    }

    @Test
    void aFailedCallSpoilsTheRound() {
        assertThrows(CommandFailure.class, () -> new Round(2, 100, Duration.ofMinutes(1)).run(() -> call -> {
            if (call == 50) {
                throw new IllegalStateException("wrong answer");
            }
        }));
    }

    @Test
    void aRoundEndsWithItsTime() throws InterruptedException {
        Timings timings = new Round(2, Integer.MAX_VALUE, Duration.ofMillis(50)).run(() -> call -> Thread.sleep(1));
        assertTrue(timings.calls() > 0 && timings.calls() <= 2 * 51, "calls of a millisecond in 50 ms: " + timings.calls());
    }

    @Test
    void percentilesAreOfAllRoundsAndTheRateIsTheMedianRound() {
        long[] nanos = new long[100];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (100 - i) * 1_000_000L;
        }
        Timings timings = Timings.of(List.of(Timings.of(nanos, 1), Timings.of(new long[] {1, 1}, 1), Timings.of(new long[] {1}, 0.1)));
        assertEquals(10, timings.perSecond(), 1e-9);
        assertEquals(103, timings.calls());
        assertEquals(48, timings.percentileMs(0.49), 1);
        assertEquals(100, timings.percentileMs(1), 1e-9);
    }
}
