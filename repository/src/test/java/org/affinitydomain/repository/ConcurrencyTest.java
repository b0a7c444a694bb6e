package org.affinitydomain.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once: each gets the one right answer. */
@ParameterizedClass
@EnumSource(Setup.class)
class ConcurrencyTest {

    private static final int SUBMITTERS = 32;

    @Parameter
    Setup setup;
    @TempDir
    Path folder;
    private TestRepository repository;

    @BeforeEach
    void open() throws SQLException, IOException {
        repository = new TestRepository(setup, folder);
    }

    /** How many answers there were of each kind: "Success", or an error code. */
    private Map<String, Long> submit(IntFunction<ProvideAndRegisterDocumentSetRequest> requests) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(SUBMITTERS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<RegistryResponse>> answers = new ArrayList<>();
            for (int i = 0; i < SUBMITTERS; i++) {
                ProvideAndRegisterDocumentSetRequest request = requests.apply(i);
                answers.add(pool.submit(() -> {
                    start.await();
                    return repository.provide(request);
                }));
            }
            start.countDown();
            List<String> kinds = new ArrayList<>();
            for (Future<RegistryResponse> answer : answers) {
                kinds.add(answer.get().isSuccess() ? "Success" : TestRepository.codes(answer.get()).get(0));
            }
            return kinds.stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void differentDocuments() throws Exception {
        assertEquals(Map.of("Success", 32L), submit(i -> Submissions.of("1.2." + i, "text " + i)));
        assertEquals(SUBMITTERS, repository.files().size());
        for (int i = 0; i < SUBMITTERS; i++) {
            assertEquals("text " + i, TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2." + i)));
        }
    }

    @Test
    void theSameDocumentIsAcceptedFromAllAndStoredOnce() throws Exception {
        assertEquals(Map.of("Success", 32L), submit(i -> Submissions.of("1.2.3", "text")));
        assertEquals(1, repository.files().size());
        assertEquals(SUBMITTERS, repository.registry.entries().size());
    }

    @Test
    void ofDifferentContentsForOneUniqueIdExactlyOneWins() throws Exception {
        assertEquals(Map.of("Success", 1L, "XDSNonIdenticalHash", 31L), submit(i -> Submissions.of("1.2.3", "text " + i)));
        assertEquals(1, repository.files().size());
        String registered = org.affinitydomain.xds.metadata.Attribute.DE_HASH.value(repository.registry.entries().get(0)).orElseThrow();
        assertEquals(registered, Submissions.sha1(TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3"))));
    }

    @Test
    void refusedSubmissionsNeverTakeAwayWhatAnotherRegistered() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        repository.registry.refuse(request -> turn.getAndIncrement() % 2 == 0
                ? java.util.Optional.of(RegistryResponse.failure(XdsErrorCode.REGISTRY_BUSY.in("test"))) : java.util.Optional.empty());
        assertEquals(Map.of("Success", 16L, "XDSRegistryBusy", 16L), submit(i -> Submissions.of("1.2.3", "text")));
        assertEquals("text", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3")));
        assertEquals(1, repository.files().size());
    }

    @Test
    void submissionsOfTheSameDocumentsInDifferentOrderDoNotBlockEachOther() throws Exception {
        assertEquals(Map.of("Success", 32L), submit(i -> {
            String first = i % 2 == 0 ? "1.1" : "1.2";
            String second = i % 2 == 0 ? "1.2" : "1.1";
            return new Submissions().entry(Submissions.entry("A", first).build()).entry(Submissions.entry("B", second).build())
                    .document("A", "text of " + first).document("B", "text of " + second).build();
        }));
        assertEquals(2, repository.files().size());
        assertTrue(repository.retrieve(TestRepository.REPOSITORY, "1.1", "1.2").response().isSuccess());
    }
}
