package org.affinitydomain.imagingsource.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.pacs.MemoryPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.FakeRepository.Fault;
import org.affinitydomain.imagingsource.work.Leases;
import org.affinitydomain.imagingsource.work.WorkHandler;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two hundred studies while the repository is down, loses requests and answers, the PACS is down, and workers are killed at the
 * worst moments: the queue drains, and each study has exactly one current manifest. With the workers' own threads, on every database.
 */
class QueueDrainsTest {
    private static final int STUDIES = 200;
    private static final int THREADS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> QUICK = Map.of("affinity.imaging-source.retry", "PT0.02S", "affinity.imaging-source.longest-retry", "PT0.3S",
            "affinity.imaging-source.settle", "PT0.001S", "affinity.imaging-source.late", "PT0.2S", "affinity.imaging-source.absence", "PT0.2S");
    @TempDir
    Path data;
    private final FakeRepository repository = new FakeRepository();
    private final MemoryPacs pacs = new MemoryPacs(Clock.systemUTC());
    private final List<Workers> started = new ArrayList<>();
    private final List<Leases> leases = new ArrayList<>();
    private TestLearning learning;

    private void begin(Database database) throws Exception {
        AffinityDomain domain = Region.in(data);
        learning = new TestLearning(database.empty(), domain, Region.sources(domain, pacs), new FakeDirectory().withPatient(), repository,
                Clock.systemUTC(), QUICK);
        for (int study = 0; study < STUDIES; study++) {
            pacs.store(image(study, 1));
        }
    }

    @AfterEach
    void end() {
        started.forEach(Workers::close);
        leases.forEach(Leases::close);
    }

    private static DataSet image(int study, int number) {
        return TestImages.image(uid(study), uid(study) + ".1", number).build();
    }

    private static String uid(int study) {
        return "1.2.3.4.5." + study;
    }

    private void work(WorkQueue queue, WorkHandler handler, int threads) {
        // a killed worker says nothing
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((ended, killed) -> { });
            return thread;
        };
        leases.add(new Leases(queue, factory));
        started.add(Workers.start(queue, leases.get(leases.size() - 1), List.of("saint-luc"), threads, handler, factory));
    }

    /** The same work, with a count of those whom it has killed. */
    private WorkHandler mortal(AtomicInteger deaths) {
        return item -> {
            try {
                return learning.work.handle(item);
            } catch (FakeRepository.Killed killed) {
                deaths.incrementAndGet();
                throw killed;
            }
        };
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean drained() {
        try {
            return learning.queue.size() == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertOneManifestEach() {
        for (int study = 0; study < STUDIES; study++) {
            assertEquals(1, repository.approvedOf(uid(study)), uid(study));
        }
        assertEquals(STUDIES, repository.approved());
    }

    @ParameterizedTest
    @EnumSource
    void theRepositoryIsDownForAWhile(Database database) throws Exception {
        begin(database);
        AtomicInteger requests = new AtomicInteger();
        repository.failBy(() -> requests.incrementAndGet() > 50 ? Fault.REQUEST_LOST : Fault.NONE);
        learning.walk();
        work(learning.queue, learning.work, THREADS);
        await(() -> requests.get() > 3 * STUDIES, "workers go on trying");
        assertTrue(repository.approved() <= 50);
        repository.failWith(Fault.NONE);
        await(this::drained, "the queue drains");
        assertOneManifestEach();
        assertEquals(STUDIES, repository.submissions().size(), "nothing was registered twice");
    }

    @ParameterizedTest
    @EnumSource
    void everythingFailsNowAndThenWhileStudiesGrow(Database database) throws Exception {
        begin(database);
        Random random = new Random(7);
        Fault[] faults = {Fault.NONE, Fault.NONE, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REQUEST_LATE};
        repository.failBy(() -> faults[random.nextInt(faults.length)]);
        work(learning.queue, learning.work, THREADS);
        for (int round = 2; round <= 4; round++) {
            learning.walk();
            TimeUnit.MILLISECONDS.sleep(300);
            pacs.setDown(round == 3);
            repository.deliver();
            for (int study = 0; study < STUDIES; study += round) {
                pacs.store(image(study, round));
            }
            pacs.setDown(false);
        }
        learning.walk();
        TimeUnit.MILLISECONDS.sleep(300);
        repository.failWith(Fault.NONE);
        repository.deliver();
        await(this::drained, "the queue drains");
        learning.walk();
        await(this::drained, "the queue drains once more");
        assertOneManifestEach();
    }

    @ParameterizedTest
    @EnumSource
    void workersAreKilledBetweenSendingAndTheAnswer(Database database) throws Exception {
        begin(database);
        learning.walk();
        AtomicInteger kills = new AtomicInteger();
        repository.failBy(() -> switch (kills.incrementAndGet() % 10) {
            case 3 -> Fault.KILLED_AFTER;
            case 7 -> Fault.KILLED_BEFORE;
            default -> Fault.NONE;
        });
        int lives = 0;
        while (!drained() && lives < STUDIES) {
            WorkQueue afterStart = new WorkQueue(database.get(), "test", Duration.ofMinutes(2), Clock.systemUTC());
            afterStart.recover();
            AtomicInteger deaths = new AtomicInteger();
            work(afterStart, mortal(deaths), THREADS);
            await(() -> drained() || deaths.get() == THREADS, "it works until all of its threads are dead or nothing is left");
            started.get(started.size() - 1).close();
            lives++;
        }
        repository.failWith(Fault.NONE);
        learning.queue.recover();
        work(learning.queue, learning.work, 2);
        await(this::drained, "the queue drains");
        assertTrue(lives > 1, "nobody was killed");
        assertOneManifestEach();
        assertEquals(STUDIES, repository.submissions().size(), "nothing was registered twice");
    }
}
