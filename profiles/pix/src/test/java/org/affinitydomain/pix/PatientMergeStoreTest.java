package org.affinitydomain.pix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Merges in the patient store that happen at the same time, on every database that is supported. */
class PatientMergeStoreTest {
    private static final String DOMAIN = "1.3.6.1.4.1.21367.13.20.1000";
    private static final int ROUNDS = 15;

    private static PatientIdentifier domain(String id) {
        return new PatientIdentifier(id, DOMAIN);
    }

    private static PatientIdentity patient(String id) {
        return new PatientIdentity(List.of(domain(id)), new Demographics(new PersonName(id, "", "", "", ""), Optional.empty(),
                AdministrativeSex.UNKNOWN, PostalAddress.UNKNOWN));
    }

    private static String merge(PatientStore store, String subsumed, String surviving) {
        try {
            store.merge(List.of(PatientMerge.of(patient(surviving), List.of(domain(subsumed)))));
            return "merged";
        } catch (PatientConflictException e) {
            return e.conflict().name();
        }
    }

    private static String register(PatientStore store, String id) {
        try {
            store.register(patient(id));
            return "registered";
        } catch (PatientConflictException e) {
            return e.conflict().name();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDatabaseMerges(TestDatabases kind) throws Exception {
        try (TestDatabases.Opened database = kind.open()) {
            PatientStore store = new PatientStore(database.dataSource(), DOMAIN::equals);
            oppositeMergesLeaveOnePatient(store);
            circleIsNeverClosed(store);
            theSameMergeManyTimesIsOne(store);
            updatesDuringAMergeAreRefusedOrBeforeIt(store);
        }
    }

    private static void oppositeMergesLeaveOnePatient(PatientStore store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "OA" + round;
            String b = "OB" + round;
            register(store, a);
            register(store, b);
            List<String> outcomes = together(List.of(() -> merge(store, a, b), () -> merge(store, b, a)));
            assertEquals(List.of("SUBSUMED", "merged"), outcomes.stream().sorted().toList());
            assertEquals(store.find(domain(a)), store.find(domain(b)));
            assertEquals(1, store.find(domain(a)).orElseThrow().identifiers().size());
        }
    }

    private static void circleIsNeverClosed(PatientStore store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> ids = List.of("CA" + round, "CB" + round, "CC" + round);
            ids.forEach(id -> register(store, id));
            List<String> outcomes = together(List.of(() -> merge(store, ids.get(0), ids.get(1)), () -> merge(store, ids.get(1), ids.get(2)),
                    () -> merge(store, ids.get(2), ids.get(0))));
            long merged = outcomes.stream().filter("merged"::equals).count();
            long patients = ids.stream().map(id -> store.find(domain(id)).orElseThrow()).distinct().count();
            assertEquals(3 - merged, patients, outcomes.toString());
        }
    }

    private static void theSameMergeManyTimesIsOne(PatientStore store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "SA" + round;
            String b = "SB" + round;
            register(store, a);
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> merge(store, a, b));
            }
            assertEquals(List.of("merged"), together(calls).stream().distinct().toList(), "b becomes known by one of them");
            assertEquals(List.of(domain(b)), store.find(domain(a)).orElseThrow().identifiers());
        }
    }

    private static void updatesDuringAMergeAreRefusedOrBeforeIt(PatientStore store) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String a = "UA" + round;
            String b = "UB" + round;
            register(store, a);
            register(store, b);
            List<String> outcomes = together(List.of(() -> merge(store, a, b), () -> register(store, a), () -> register(store, b)));
            assertEquals(List.of("merged", "registered"), List.of(outcomes.get(0), outcomes.get(2)));
            assertEquals("SUBSUMED", register(store, a));
            assertEquals(List.of(domain(b)), store.find(domain(a)).orElseThrow().identifiers());
        }
    }

    private static List<String> together(List<Callable<String>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<String>> futures = calls.stream().map(call -> threads.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return call.call();
            })).toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> future : futures) {
                outcomes.add(future.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
