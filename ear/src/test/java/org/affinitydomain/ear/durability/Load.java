package org.affinitydomain.ear.durability;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
        List<Future<Optional<IOException>>> working = clients.stream().map(client -> threads.submit(() -> {
            try {
                while (!over.get()) {
                    client.step();
                }
                return Optional.<IOException>empty();
            } catch (IOException noAnswer) {
                return Optional.of(noAnswer);
            }
        })).toList();
        try {
            event.happen();
        } finally {
            over.set(true);
        }
        await(working);
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
        await(working);
        return failures.get();
    }

    /** What ended a client otherwise than by itself is thrown. */
    private static <T> void await(List<Future<T>> working) throws InterruptedException, ExecutionException, TimeoutException {
        for (Future<T> one : working) {
            one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop() {
        threads.shutdownNow();
    }
}
