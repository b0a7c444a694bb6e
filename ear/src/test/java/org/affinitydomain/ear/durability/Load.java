package org.affinitydomain.ear.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that are busy, a thread each, until they are stopped or get no answer. */
final class Load {

    private static final int PATIENCE_SECONDS = 120;

    private final List<LoadClient> clients;
    private final ExecutorService threads;

    Load(List<LoadClient> clients) {
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients.size());
    }

    /** What happens while the clients are busy. */
    @FunctionalInterface
    interface Event {
        void happen() throws Exception;
    }

    /** Lets them work while the event happens; each stops at the first request that gets no answer. A refusal is an error of the server. */
    void until(Event event) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Integer>> working = clients.stream().map(client -> threads.submit(() -> {
            int steps = 0;
            try {
                while (!over.get()) {
                    client.step();
                    steps++;
                }
            } catch (IOException noAnswer) {
                if (!over.get() && steps == 0) {
                    throw new IOException("a client got no answer to its first request", noAnswer);
                }
            }
            return steps;
        })).toList();
        try {
            event.happen();
        } finally {
            over.set(true);
        }
        results(working);
    }

    /**
     * Lets them work while the event happens; a request that gets no answer or is refused is counted, and its client goes on.
     *
     * @return how many there were
     */
    int through(Event event) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger failures = new AtomicInteger();
        List<Future<Integer>> working = clients.stream().map(client -> threads.submit(() -> {
            while (!over.get()) {
                try {
                    client.step();
                } catch (IOException | RefusedException failed) {
                    failures.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
            return 0;
        })).toList();
        try {
            event.happen();
        } finally {
            over.set(true);
        }
        results(working);
        return failures.get();
    }

    private static List<Integer> results(List<Future<Integer>> working) throws InterruptedException, ExecutionException, TimeoutException {
        List<Integer> results = new ArrayList<>();
        for (Future<Integer> one : working) {
            results.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }

    void stop() {
        threads.shutdownNow();
    }
}
