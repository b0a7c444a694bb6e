package org.affinitydomain.pix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The patient store, on every database that is supported. */
class PatientStoreTest {
    private static final String DOMAIN = "1.3.6.1.4.1.21367.13.20.1000";
    private static final String LOCAL = "1.3.6.1.4.1.21367.13.80.21.1.1";

    private static PatientIdentifier domain(String id) {
        return new PatientIdentifier(id, DOMAIN);
    }

    private static PatientIdentifier local(String id) {
        return new PatientIdentifier(id, LOCAL);
    }

    private static PatientIdentity patient(String family, PatientIdentifier... identifiers) {
        return new PatientIdentity(List.of(identifiers), new Demographics(new PersonName(family, "Zoé", "", "", ""),
                Optional.of("1985"), AdministrativeSex.FEMALE, new PostalAddress("12 rue", "", "Neuchâtel", "NE", "2000", "CHE")));
    }

    @ParameterizedTest
    @EnumSource
    void everyDatabaseKeepsPatients(TestDatabases kind) throws Exception {
        try (TestDatabases.Opened database = kind.open()) {
            PatientStore store = new PatientStore(database.dataSource(), DOMAIN::equals);
            storesAndUpdates(store);
            addsIdentifiers(store);
            joinsPatientsThatAreOne(store);
            refusesTwoPatientIdsOfTheDomain(store);
            listsInPages(store);
            feedsAtTheSameTimeMakeOnePatient(store);
            keepsWhatItHasWhenOpenedAgain(database);
        }
    }

    private static void storesAndUpdates(PatientStore store) throws PatientConflictException {
        assertEquals(Optional.empty(), store.find(domain("A")));
        PatientIdentity zoe = patient("Lefèvre", domain("A"), local("a"));
        assertEquals(zoe, store.register(zoe));
        assertEquals(Optional.of(zoe), store.find(local("a")));
        PatientIdentity married = patient("Ångström", domain("A"), local("a"));
        assertEquals(married, store.register(married), "the same identifiers again are an update");
        assertEquals(Optional.of(married), store.find(domain("A")));
        assertEquals(Optional.of(domain("A")), store.identifierIn(local("a"), DOMAIN));
        assertEquals(Optional.of(domain("A")), store.identifierIn(domain("A"), DOMAIN), "stands for itself");
        assertEquals(Optional.empty(), store.identifierIn(domain("Z"), DOMAIN), "but only when it is known");
        assertEquals(Optional.empty(), store.identifierIn(local("a"), "1.2.3"));
    }

    private static void addsIdentifiers(PatientStore store) throws PatientConflictException {
        store.register(patient("Béraud", local("b")));
        PatientIdentity now = store.register(patient("Béraud", domain("B"), local("b")));
        assertEquals(List.of(local("b"), domain("B")), now.identifiers(), "in the order in which they became known");
        assertEquals(now, store.register(patient("Béraud", local("b"))), "none is removed");
    }

    private static void joinsPatientsThatAreOne(PatientStore store) throws PatientConflictException {
        store.register(patient("Un", local("c")));
        store.register(patient("Deux", domain("C")));
        store.register(patient("Trois", local("c2")));
        PatientIdentity one = store.register(patient("Toutes", domain("C"), local("c"), local("c2")));
        assertEquals(3, one.identifiers().size());
        for (PatientIdentifier identifier : one.identifiers()) {
            assertEquals("Toutes", store.find(identifier).orElseThrow().demographics().name().family());
        }
    }

    private static void refusesTwoPatientIdsOfTheDomain(PatientStore store) {
        PatientIdentity before = store.find(local("a")).orElseThrow();
        PatientConflictException e = assertThrows(PatientConflictException.class,
                () -> store.register(patient("Autre", local("a"), domain("A2"))));
        assertEquals(domain("A2"), e.identifier());
        assertEquals(Optional.of(before), store.find(local("a")), "unchanged");
        assertEquals(Optional.empty(), store.find(domain("A2")));
        assertThrows(PatientConflictException.class, () -> store.register(patient("Neuf", domain("N1"), domain("N2"))));
        assertEquals(Optional.empty(), store.find(domain("N1")));
    }

    private static void listsInPages(PatientStore store) {
        PatientPage first = store.list(PatientPage.START, 2);
        PatientPage second = store.list(first.next().orElseThrow(), 2);
        assertEquals(List.of("Ångström", "Béraud"), first.patients().stream().map(p -> p.demographics().name().family()).toList());
        assertEquals(List.of("Toutes"), second.patients().stream().map(p -> p.demographics().name().family()).toList());
        assertEquals(Optional.empty(), second.next());
        assertThrows(IllegalArgumentException.class, () -> store.list(PatientPage.START, PatientStore.MAX_PAGE + 1));
    }

    private static void feedsAtTheSameTimeMakeOnePatient(PatientStore store) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                PatientIdentifier[] all = {domain("R" + round), local("r" + round), local("s" + round)};
                List<Future<PatientIdentity>> feeds = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    // Each feed tells two of the three identifiers, in either order; together they say that all are one.
                    PatientIdentifier[] some = {all[i % 3], all[(i + 1 + i % 2) % 3]};
                    feeds.add(threads.submit(() -> store.register(patient("Course", some))));
                }
                for (Future<PatientIdentity> feed : feeds) {
                    feed.get();
                }
                for (PatientIdentifier identifier : all) {
                    assertEquals(3, store.find(identifier).orElseThrow().identifiers().stream().filter(Arrays.asList(all)::contains).count());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void keepsWhatItHasWhenOpenedAgain(TestDatabases.Opened database) {
        assertTrue(new PatientStore(database.dataSource(), DOMAIN::equals).find(local("a")).isPresent());
    }

    @Test
    void databaseFailureIsTold() throws Exception {
        TestDatabases.Opened database = TestDatabases.H2.open();
        PatientStore store = new PatientStore(database.dataSource(), DOMAIN::equals);
        database.dataSource().getConnection().createStatement().execute("SHUTDOWN");
        assertThrows(PatientDirectoryException.class, () -> store.find(local("a")));
        assertThrows(PatientDirectoryException.class, () -> store.register(patient("Perdu", local("a"))));
    }

    @Test
    void identifiersAreWrittenAsCx() {
        assertEquals("A\\T\\1^^^&" + DOMAIN + "&ISO", domain("A&1").toCx());
        assertThrows(IllegalArgumentException.class, () -> new PatientIdentifier(" ", DOMAIN));
        assertThrows(IllegalArgumentException.class, () -> new PatientIdentifier("x".repeat(256), DOMAIN));
        assertThrows(IllegalArgumentException.class, () -> new PatientIdentifier("x", "urn:oid:1.2"));
    }

    @Test
    void datesAreAsPreciseAsTheyAreKnown() {
        for (String date : List.of("1985", "198512", "19851231")) {
            assertTrue(Demographics.isDate(date), date);
        }
        for (String noDate : List.of("", "85", "198513", "1985123", "19851232", "1985-12-31", "19850012")) {
            assertTrue(!Demographics.isDate(noDate), noDate);
        }
    }
}
