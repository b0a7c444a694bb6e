package org.affinitydomain.pix.feed;

import static org.affinitydomain.pix.feed.FeedFixture.DOMAIN;
import static org.affinitydomain.pix.feed.FeedFixture.SAINT_LUC;
import static org.affinitydomain.pix.feed.FeedFixture.a40;
import static org.affinitydomain.pix.feed.FeedFixture.adt;
import static org.affinitydomain.pix.feed.FeedFixture.golden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.affinitydomain.pix.IdentifierMerge;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ADT^A40, Patient Identity Merge (ITI TF-2 3.8.4.2): what it does, what it refuses, and where it says that the fault is. */
class PatientMergeFeedTest {
    private final FeedFixture fixture = new FeedFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static PatientIdentifier domain(String id) {
        return new PatientIdentifier(id, DOMAIN);
    }

    private static String cx(String id) {
        return id + "^^^&" + DOMAIN + "&ISO";
    }

    private void register(String... ids) {
        for (String id : ids) {
            assertEquals("AA", fixture.send(adt("A04", "2.5", "PID|||" + cx(id) + "||Known^" + id + "||1970")).field("MSA", 1));
        }
        fixture.told.clear();
    }

    private void assertRefused(byte[] message, String condition, String location) {
        List<PatientIdentity> before = fixture.store.list(PatientPage.START, 100).patients();
        Ack ack = fixture.send(message);
        assertEquals("AE", ack.field("MSA", 1), "MSA-1");
        assertEquals(condition, ack.field("ERR", 3).split("\\^")[0], "ERR-3");
        assertEquals(location, ack.field("ERR", 2), "ERR-2: " + ack.field("ERR", 8));
        assertEquals(List.of(), fixture.told, "nobody is told");
        assertEquals(before, fixture.store.list(PatientPage.START, 100).patients(), "nothing is changed");
    }

    @Test
    void oneIdentifierGoesOnInAnother() {
        register("A", "B");
        Ack ack = fixture.send(a40("PID|||" + cx("B") + "||Other^Name", "MRG|" + cx("A")));
        assertEquals("AA", ack.field("MSA", 1));
        assertEquals("ACK^A40^ACK", ack.field("MSH", 9));
        PatientIdentity survivor = fixture.store.find(domain("B")).orElseThrow();
        assertEquals(List.of(domain("B")), survivor.identifiers());
        assertEquals("B", survivor.demographics().name().given(), "a merge is no update of demographics");
        assertEquals(Optional.of(survivor), fixture.store.find(domain("A")), "the former number still means that person");
        assertEquals(Optional.of(domain("B")), fixture.store.identifierIn(domain("A"), DOMAIN));
        assertEquals(List.of(survivor), fixture.told);
        assertEquals(List.of(new IdentifierMerge(domain("A"), domain("B"))), fixture.merged);
    }

    @Test
    void goldenMessageOfVersion231() {
        assertEquals("AA", fixture.send(golden("a01-2.5-utf8.hl7")).field("MSA", 1));
        assertEquals("AA", fixture.send(adt("A04", "2.3.1", "PID|||SL-000001^^^SAINTLUC&" + SAINT_LUC + "&ISO||Lefevre^Zoe")).field("MSA", 1));
        Ack ack = fixture.send(golden("a40-2.3.1.hl7"));
        assertEquals(List.of("AA", "DPI-2026-000018"), List.of(ack.field("MSA", 1), ack.field("MSA", 2)));
        assertEquals("ACK^A40", ack.field("MSH", 9));
        assertEquals(Optional.of(domain("RG-88001")), fixture.store.identifierIn(new PatientIdentifier("SL-000001", SAINT_LUC), DOMAIN),
                "images with the former number of the hospital find the patient of the region");
    }

    @Test
    void repeatedMergeIsAcceptedAndTellsAgain() {
        register("A", "B", "C");
        byte[] message = a40("PID|||" + cx("B"), "MRG|" + cx("A"));
        assertEquals("AA", fixture.send(message).field("MSA", 1));
        assertEquals("AA", fixture.send(message).field("MSA", 1));
        assertEquals("AA", fixture.send(a40("PID|||" + cx("C"), "MRG|" + cx("B"))).field("MSA", 1), "a chain");
        assertEquals(Optional.of(domain("C")), fixture.store.identifierIn(domain("A"), DOMAIN));
        assertEquals("AA", fixture.send(message).field("MSA", 1), "also when the survivor was merged on");
        assertEquals(Optional.of(domain("C")), fixture.store.identifierIn(domain("A"), DOMAIN));
        assertEquals(4, fixture.merged.size());
    }

    @Test
    void listenerThatFailsIsToldByTheRepeatedMessage() {
        register("A", "B");
        byte[] message = a40("PID|||" + cx("B"), "MRG|" + cx("A"));
        fixture.failure = Optional.of(new IllegalStateException("registry database down"));
        Ack ack = fixture.send(message);
        assertEquals(List.of("AE", "207^Application internal error^HL70357"), List.of(ack.field("MSA", 1), ack.field("ERR", 3)));
        assertEquals(List.of(), fixture.merged);
        fixture.failure = Optional.empty();
        assertEquals("AA", fixture.send(message).field("MSA", 1));
        assertEquals(List.of(new IdentifierMerge(domain("A"), domain("B"))), fixture.merged);
    }

    @Test
    void severalMergesInOneMessageAreAllOrNothing() {
        register("A", "B", "C", "D");
        assertRefused(a40("PID|||" + cx("B"), "MRG|" + cx("A"), "PID|||" + cx("D"), "PD1||x", "MRG|" + cx("NOBODY"), "PV1||O"),
                "204", "MRG^2^1^1");
        assertEquals("AA", fixture.send(a40("PID|||" + cx("B"), "MRG|" + cx("A"), "PV1||O", "PID|||" + cx("D"), "PD1||x", "MRG|" + cx("C")))
                .field("MSA", 1));
        assertEquals(List.of(new IdentifierMerge(domain("A"), domain("B")), new IdentifierMerge(domain("C"), domain("D"))), fixture.merged);
        assertEquals(2, fixture.store.list(PatientPage.START, 10).patients().size());
    }

    @Test
    void chainInOneMessage() {
        register("A", "B", "C");
        assertEquals("AA", fixture.send(a40("PID|||" + cx("B"), "MRG|" + cx("A"), "PID|||" + cx("C"), "MRG|" + cx("B"))).field("MSA", 1));
        assertEquals(Optional.of(domain("C")), fixture.store.identifierIn(domain("A"), DOMAIN));
        assertEquals(1, fixture.store.list(PatientPage.START, 10).patients().size());
    }

    @Test
    void survivorWhoIsNotKnownBecomesKnown() {
        register("A");
        assertEquals("AA", fixture.send(a40("PID|||" + cx("NEW") + "||Neu^Nora||19800101|F", "MRG|" + cx("A"))).field("MSA", 1));
        assertEquals("Neu", fixture.store.find(domain("NEW")).orElseThrow().demographics().name().family());
    }

    @Test
    void identifiersInCommonAreKeptAndUnknownOnesBesideAKnownAreRemembered() {
        fixture.send(adt("A04", "2.5", "PID|||L1^^^SAINTLUC~" + cx("D") + "||N"));
        fixture.send(adt("A04", "2.5", "PID|||L2^^^SAINTLUC||N"));
        assertEquals("AA", fixture.send(a40("PID|||L2^^^SAINTLUC~" + cx("D"), "MRG|L1^^^SAINTLUC~" + cx("D") + "~L0^^^SAINTLUC~77^^^INSURANCE"))
                .field("MSA", 1));
        assertEquals(List.of(domain("D"), new PatientIdentifier("L2", SAINT_LUC)), fixture.store.find(domain("D")).orElseThrow().identifiers());
        assertRefused(() -> adt("A08", "2.5", "PID|||L0^^^SAINTLUC||N"), "204", "PID^1^3^1");
    }

    private void assertRefused(Supplier<byte[]> message, String condition, String location) {
        fixture.told.clear();
        assertRefused(message.get(), condition, location);
    }

    @Test
    void subsumedIdentifierIsUsedNoMore() {
        register("A", "B", "C");
        fixture.send(a40("PID|||" + cx("B"), "MRG|" + cx("A")));
        for (String event : List.of("A01", "A04", "A05", "A08")) {
            assertRefused(() -> adt(event, "2.5", "PID|||" + cx("A") + "||Zombie"), "204", "PID^1^3^1");
        }
        assertRefused(() -> adt("A08", "2.5", "PID|||L9^^^SAINTLUC~" + cx("A") + "||Zombie"), "204", "PID^1^3^2");
        assertRefused(() -> a40("PID|||" + cx("C"), "MRG|" + cx("A")), "204", "MRG^1^1^1");
        assertRefused(() -> a40("PID|||" + cx("A"), "MRG|" + cx("C")), "204", "PID^1^3^1");
        assertRefused(() -> a40("PID|||" + cx("A"), "MRG|" + cx("B")), "204", "PID^1^3^1");
    }

    @Test
    void contradictionsAreRefused() {
        register("A", "B");
        assertRefused(a40("PID|||" + cx("A"), "MRG|" + cx("A")), "205", "MRG^1^1^1");
        assertRefused(a40("PID|||" + cx("B"), "MRG|" + cx("NOBODY")), "204", "MRG^1^1^1");
        assertRefused(a40("PID|||" + cx("B"), "MRG|L1^^^SAINTLUC"), "204", "MRG^1^1^1");
        assertRefused(a40("PID|||" + cx("B"), "MRG|1^^^NOBODY"), "204", "MRG^1^1^1^4");
        assertRefused(a40("PID|||1^^^NOBODY", "MRG|" + cx("A")), "204", "PID^1^3^1^4");
        assertRefused(a40("PID|||" + cx("B"), "MRG|"), "101", "MRG^1^1");
        assertRefused(a40("PID|||" + cx("B")), "100", "PID^1");
        assertRefused(a40("PID|||" + cx("B"), "PID|||" + cx("A"), "MRG|" + cx("A")), "100", "PID^1");
        assertRefused(a40("MRG|" + cx("A")), "100", "MRG^1");
        assertRefused(a40("PID|||" + cx("B"), "MRG|" + cx("A"), "MRG|" + cx("A")), "100", "MRG^2");
        assertRefused(a40("PV1||O"), "100", "PID^1");
        assertRefused(a40(("PID|||" + cx("B") + "\rMRG|" + cx("A") + "\r").repeat(101).strip()), "100", "MRG^101");
    }

    @Test
    void hospitalsDoNotMergePatientsOfTheRegion() {
        fixture.send(adt("A04", "2.5", "PID|||L1^^^SAINTLUC~" + cx("D1") + "||N"));
        fixture.send(adt("A04", "2.5", "PID|||L2^^^SAINTLUC~" + cx("D2") + "||N"));
        fixture.told.clear();
        byte[] local = a40("PID|||L2^^^SAINTLUC", "MRG|L1^^^SAINTLUC");
        assertRefused(local, "205", "MRG^1");
        assertEquals("AA", fixture.send(a40("PID|||" + cx("D2"), "MRG|" + cx("D1"))).field("MSA", 1), "the region says it first");
        assertEquals("AA", fixture.send(local).field("MSA", 1), "then the repeated message of the hospital is right");
        assertEquals(Optional.of(domain("D2")), fixture.store.identifierIn(new PatientIdentifier("L1", SAINT_LUC), DOMAIN));
    }

    @Test
    void databaseThatFailsMakesTheSenderRepeat() throws Exception {
        register("A", "B");
        fixture.database.dataSource().getConnection().createStatement().execute("SHUTDOWN");
        Ack ack = fixture.send(a40("PID|||" + cx("B"), "MRG|" + cx("A")));
        assertEquals(List.of("AE", "207^Application internal error^HL70357"), List.of(ack.field("MSA", 1), ack.field("ERR", 3)));
        assertTrue(fixture.merged.isEmpty());
    }
}
