package org.affinitydomain.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Calls that begin at the same moment, each in a thread of its own. */
public final class Together {

    private static final int LONGEST_SECONDS = 60;

    private Together() {
    }

    /** What they return, in their order. */
    @SafeVarargs
    public static <T> List<T> call(Callable<T>... calls) throws Exception {
        return call(List.of(calls));
    }

    /** What they return, in their order. */
    public static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        return call(calls, LONGEST_SECONDS);
    }

    /**
     * What they return, in their order.
     *
     * @param seconds how long one may take
     */
    public static <T> List<T> call(List<Callable<T>> calls, long seconds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> futures = calls.stream().map(call -> threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return call.call();
            })).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(seconds, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
