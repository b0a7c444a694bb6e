package org.affinitydomain.tools.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.affinitydomain.tools.CommandFailure;

/**
 * One round of calls by several clients at once. They take the calls from one list, so that the calls are the same however
 * many clients there are.
 *
 * @param clients how many
 * @param calls   how many calls at most, altogether
 * @param most    after which time no new call begins
 */
public record Round(int clients, int calls, Duration most) {

    /**
     * Runs it.
     *
     * @throws CommandFailure with the first failure of a call
     */
    public Timings run(Caller.Factory factory) throws InterruptedException {
        List<Caller> callers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            for (int i = 0; i < clients; i++) {
                callers.add(factory.open());
            }
            return run(callers, threads);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new CommandFailure("a measured call failed: " + (e instanceof ExecutionException ? e.getCause() : e));
        } finally {
            threads.shutdownNow();
            callers.forEach(Round::close);
        }
    }

    private Timings run(List<Caller> callers, ExecutorService threads) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(clients);
        List<Calls> done = new ArrayList<>();
        for (Future<Calls> future : threads.invokeAll(callers.stream().map(caller -> calls(caller, next, start)).toList())) {
            done.add(future.get());
        }
        long begin = done.stream().mapToLong(client -> client.begin).min().orElseThrow();
        long end = done.stream().mapToLong(client -> client.end).max().orElseThrow();
        return Timings.of(done.stream().flatMapToLong(client -> Arrays.stream(client.nanos, 0, client.made)).toArray(), (end - begin) / 1e9);
    }

    private Callable<Calls> calls(Caller caller, AtomicInteger next, CyclicBarrier start) {
        return () -> {
            start.await();
            Calls made = new Calls();
            for (int call = next.getAndIncrement(); call < calls && made.end - made.begin < most.toNanos(); call = next.getAndIncrement()) {
                long from = System.nanoTime();
                caller.call(call);
                made.add(from, System.nanoTime());
            }
            return made;
        };
    }

    private static void close(Caller caller) {
        try {
            caller.close();
        } catch (Exception e) {
            throw new CommandFailure("a client could not be closed: " + e);
        }
    }

    /** What one client did. */
    private static final class Calls {
        private final long begin = System.nanoTime();
        private long end = begin;
        private long[] nanos = new long[1024];
        private int made;

        void add(long from, long to) {
            if (made == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * made);
            }
            nanos[made++] = to - from;
            end = to;
        }
    }
}
