package org.affinitydomain.imagingsource.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, for how long, and what happens when the disk, the PACS or a client fails. */
class InstanceCacheTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SIZE = 100_000;
    @TempDir
    Path folder;
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    /** An instance of random bytes that counts how often it is fetched. */
    private static final class Counted implements StoredInstance {
        private final byte[] content = new byte[SIZE];
        private final AtomicInteger fetched = new AtomicInteger();
        private final String uid;
        private final CountDownLatch gate;

        Counted(int number, CountDownLatch gate) {
            this.uid = "1.2.3." + number;
            this.gate = gate;
            new Random(number).nextBytes(content);
        }

        Counted(int number) {
            this(number, new CountDownLatch(0));
        }

        @Override
        public String studyUid() {
            return "1.2";
        }

        @Override
        public String seriesUid() {
            return "1.2.3";
        }

        @Override
        public String instanceUid() {
            return uid;
        }

        @Override
        public String transferSyntaxUid() {
            return "1.2.840.10008.1.2.1";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() throws PacsException {
            fetched.incrementAndGet();
            try {
                gate.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new PacsException("interrupted", e);
            }
            return new ByteArrayInputStream(content);
        }
    }

    private InstanceCache cache(long mostBytes) throws IOException {
        return new InstanceCache(folder, mostBytes, HOUR, Duration.ofSeconds(10), clock);
    }

    private static void read(InstanceCache cache, Counted instance) throws IOException {
        try (InputStream in = cache.open(instance)) {
            assertArrayEquals(instance.content, in.readAllBytes());
        }
    }

    private List<Long> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Long> sizes = new ArrayList<>();
            for (Path file : files.toList()) {
                sizes.add(Files.size(file));
            }
            return sizes;
        }
    }

    @Test
    void isFetchedOnceUntilItIsOld() throws IOException {
        InstanceCache cache = cache(10 * SIZE);
        Counted instance = new Counted(1);
        read(cache, instance);
        read(cache, instance);
        assertEquals(1, instance.fetched.get());
        now = now.plus(HOUR).plusSeconds(1);
        read(cache, instance);
        assertEquals(2, instance.fetched.get());
        assertEquals(List.of((long) SIZE), files());
        cache.close();
        assertEquals(List.of(), files());
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        InstanceCache cache = cache(3 * SIZE);
        List<Counted> instances = Stream.of(1, 2, 3, 4).map(Counted::new).toList();
        read(cache, instances.get(0));
        read(cache, instances.get(1));
        read(cache, instances.get(2));
        read(cache, instances.get(0));
        read(cache, instances.get(3));
        assertEquals(3, files().size());
        read(cache, instances.get(0));
        assertEquals(1, instances.get(0).fetched.get());
        read(cache, instances.get(1));
        assertEquals(2, instances.get(1).fetched.get());
    }

    @Test
    void atTheSameTimeItIsFetchedOnce() throws Exception {
        InstanceCache cache = cache(10 * SIZE);
        CountDownLatch gate = new CountDownLatch(1);
        Counted instance = new Counted(1, gate);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                reads.add(clients.submit(() -> {
                    read(cache, instance);
                    return null;
                }));
            }
            gate.countDown();
            for (Future<?> read : reads) {
                read.get(20, TimeUnit.SECONDS);
            }
        } finally {
            clients.shutdownNow();
        }
        assertEquals(1, instance.fetched.get());
    }

    @Test
    void aClientThatLeavesLeavesNothing() throws IOException {
        InstanceCache cache = cache(10 * SIZE);
        Counted instance = new Counted(1);
        try (InputStream in = cache.open(instance)) {
            in.readNBytes(1000);
        }
        assertEquals(List.of(), files());
        read(cache, instance);
        assertEquals(2, instance.fetched.get());
    }

    @Test
    void oneWhoWaitsTooLongFetchesItToo() throws IOException {
        InstanceCache cache = new InstanceCache(folder, 10 * SIZE, HOUR, Duration.ofMillis(50), clock);
        Counted instance = new Counted(1);
        try (InputStream slow = cache.open(instance)) {
            slow.read();
            read(cache, instance);
        }
        assertEquals(2, instance.fetched.get());
    }

    @Test
    void aFullDiskIsNotNoticedByWhoReads() throws IOException {
        InstanceCache cache = new InstanceCache(folder, 10 * SIZE, HOUR, HOUR, clock, file -> new FilterOutputStream(Files.newOutputStream(file)) {
            private int left = 30_000;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, offset, length);
            }
        });
        Counted instance = new Counted(1);
        read(cache, instance);
        read(cache, instance);
        assertEquals(2, instance.fetched.get());
        assertEquals(List.of(), files());
        InstanceCache unwritable = new InstanceCache(folder, 10 * SIZE, HOUR, HOUR, clock, file -> {
            throw new IOException("Read-only file system");
        });
        read(unwritable, instance);
    }

    @Test
    void whatIsLargerThanTheCacheIsNotKept() throws IOException {
        InstanceCache cache = cache(SIZE - 1);
        read(cache, new Counted(1));
        assertEquals(List.of(), files());
    }

    @Test
    void aFileThatIsDamagedOrGoneIsFetchedAgain() throws IOException {
        InstanceCache cache = cache(10 * SIZE);
        Counted instance = new Counted(1);
        read(cache, instance);
        try (Stream<Path> files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[10]);
        }
        read(cache, instance);
        assertEquals(2, instance.fetched.get());
    }

    @Test
    void whatAnotherRunLeftIsNotTrusted() throws IOException {
        Files.write(folder.resolve("0.dcm"), new byte[10]);
        Files.write(folder.resolve("1.partial"), new byte[10]);
        read(cache(10 * SIZE), new Counted(1));
        assertEquals(List.of((long) SIZE), files());
    }

    @Test
    void aPacsThatFailsFailsEveryTime() throws IOException {
        InstanceCache cache = cache(10 * SIZE);
        StoredInstance broken = new StoredInstanceThatFails();
        assertThrows(PacsException.class, () -> cache.open(broken));
        assertThrows(PacsException.class, () -> cache.open(broken));
        assertEquals(List.of(), files());
    }

    private static final class StoredInstanceThatFails implements StoredInstance {
        @Override
        public String studyUid() {
            return "1.2";
        }

        @Override
        public String seriesUid() {
            return "1.2.3";
        }

        @Override
        public String instanceUid() {
            return "1.2.3.4";
        }

        @Override
        public String transferSyntaxUid() {
            return "1.2.840.10008.1.2.1";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() throws PacsException {
            throw new PacsException("down by test");
        }
    }
}
