package org.affinitydomain.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.repository.FakeRegistry.Fault;
import org.affinitydomain.repository.ondemand.OnDemandProviders;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository as a whole: settings, start, the sweep on its own thread, stop. */
class RepositoryServiceTest {

    @TempDir
    Path data;

    private RepositorySettings settings(Map<String, String> values) {
        return RepositorySettings.of(new Settings(key -> Optional.ofNullable(values.get(key))));
    }

    @Test
    void settingsHaveDefaultsAndAreChecked() {
        RepositorySettings byDefault = settings(Map.of("affinity.data", data.toString()));
        assertEquals(data.resolve("documents"), byDefault.folder());
        assertEquals(16L << 30, byDefault.limits().documentBytes());
        assertEquals(Duration.ofHours(1), byDefault.sweepAge());
        assertThrows(SettingsException.class, () -> settings(Map.of("affinity.repository.document.max-mebibytes", "0")));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> settings(Map.of("affinity.repository.sweep.age", "PT1M")))
                .getMessage().startsWith("AFF2016"));
    }

    @Test
    void startsKeepsReturnsAndStops() throws Exception {
        Path left = Files.createDirectories(data.resolve("documents/incoming/node-1")).resolve("0".repeat(32));
        Files.writeString(left, "half a document");
        AtomicReference<Thread> sweeper = new AtomicReference<>();
        RepositorySettings settings = settings(Map.of("affinity.data", data.toString(), "jboss.node.name", "node-1"));
        FakeRegistry registry = new FakeRegistry();
        try (RepositoryService service = RepositoryService.start("1.2.3", settings, Database.H2.empty(), metadata -> List.of(), registry, true, OnDemandProviders.none(), work -> {
            Thread thread = new Thread(work, "sweep");
            sweeper.set(thread);
            return thread;
        })) {
            assertFalse(Files.exists(left));
            assertTrue(service.provideAndRegisterDocumentSet(Submissions.of("1.1", "text")).isSuccess());
            assertTrue(service.retrieveDocumentSet(new RetrieveDocumentSetRequest(List.of(
                    new DocumentRequest(Optional.empty(), "1.2.3", "1.1")))).response().isSuccess());
        }
        sweeper.get().join(5_000);
        assertFalse(sweeper.get().isAlive());
    }

    @Test
    void sweepsByItself() throws Exception {
        TestRepository repository = new TestRepository(Database.H2, data);
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("1.1", "text"));
        // The repository's clock stands in January, so the document is old enough for the service's own clock.
        RepositorySettings settings = settings(Map.of("affinity.repository.folder", data.toString(), "affinity.repository.sweep.interval", "PT0.02S"));
        try (RepositoryService service = RepositoryService.start(TestRepository.REPOSITORY, settings, repository.dataSource,
                metadata -> List.of(), repository.registry, false, OnDemandProviders.none(), Thread::new)) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (repository.rows() > 0 && System.nanoTime() < end) {
                Thread.sleep(10);
            }
        }
        assertEquals(0, repository.rows());
        assertEquals(List.of(), repository.files());
    }
}
