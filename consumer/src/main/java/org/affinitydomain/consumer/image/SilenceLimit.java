package org.affinitydomain.consumer.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Ends the reading of bodies whose sender falls silent. The HTTP client of the JDK bounds the time until an answer begins, and
 * not the time between its bytes. Time in which nobody reads does not count. Owns one thread, until it is closed.
 */
public final class SilenceLimit implements AutoCloseable {

    private final Duration limit;
    private final ScheduledExecutorService clock;
    private final Set<Watched> streams = ConcurrentHashMap.newKeySet();

    /**
     * @param limit   how long a read may wait
     * @param threads makes the one thread
     */
    public SilenceLimit(Duration limit, ThreadFactory threads) {
        this.limit = limit;
        this.clock = Executors.newSingleThreadScheduledExecutor(threads);
        long period = Math.max(1, limit.toMillis() / 4);
        clock.scheduleWithFixedDelay(() -> streams.forEach(Watched::look), period, period, TimeUnit.MILLISECONDS);
    }

    /** The same content, whose reading fails with {@link HttpTimeoutException} after too long a silence. */
    public InputStream watch(InputStream content) {
        Watched watched = new Watched(content);
        streams.add(watched);
        return watched;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private final class Watched extends FilterInputStream {
        private static final long NOBODY_READS = Long.MIN_VALUE;

        private volatile long since = NOBODY_READS;
        private volatile boolean silent;

        Watched(InputStream content) {
            super(content);
        }

        void look() {
            long begin = since;
            if (begin != NOBODY_READS && System.nanoTime() - begin > limit.toNanos()) {
                silent = true;
                try {
                    close();
                } catch (IOException e) {
                    System.getLogger(SilenceLimit.class.getName()).log(System.Logger.Level.DEBUG, "closing failed", e);
                }
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            since = System.nanoTime();
            try {
                int read = in.read(bytes, offset, length);
                requireSound();
                return read;
            } catch (IOException e) {
                requireSound();
                throw e;
            } finally {
                since = NOBODY_READS;
            }
        }

        private void requireSound() throws HttpTimeoutException {
            if (silent) {
                throw new HttpTimeoutException("nothing came for " + limit);
            }
        }

        @Override
        public void close() throws IOException {
            streams.remove(this);
            super.close();
        }
    }
}
