package org.affinitydomain.pix.feed;

import static org.affinitydomain.pix.feed.FeedFixture.DOMAIN;
import static org.affinitydomain.pix.feed.FeedFixture.SAINT_LUC;
import static org.affinitydomain.pix.feed.FeedFixture.adt;
import static org.affinitydomain.pix.feed.FeedFixture.golden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.pix.PatientIdentity;
import org.affinitydomain.pix.PatientPage;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patient Identity Feed (ITI-8): golden messages of several versions and character sets, and every refusal. */
class PatientIdentityFeedTest {
    private final FeedFixture fixture = new FeedFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void assertRefused(byte[] message, String code, String condition, String location) {
        Ack ack = fixture.send(message);
        assertEquals(code, ack.field("MSA", 1), "MSA-1");
        assertEquals(condition, ack.field("ERR", 3).split("\\^")[0], "ERR-3");
        assertEquals(location, ack.field("ERR", 2), "ERR-2");
        assertEquals("E", ack.field("ERR", 4), "ERR-4");
        assertEquals(List.of(), fixture.told);
        assertEquals(List.of(), fixture.store.list(PatientPage.START, 10).patients(), "nothing is left behind");
    }

    @Test
    void registersByVersion231() {
        Ack ack = fixture.send(golden("a04-2.3.1-runner.hl7"));
        assertEquals("AA", ack.field("MSA", 1));
        assertEquals("R0123456789abcdef", ack.field("MSA", 2));
        assertEquals("ACK^A04", ack.field("MSH", 9));
        assertEquals("2.3.1", ack.field("MSH", 12));
        assertEquals(List.of("REGISTRY", "LAB", "XDSRUNNER", "LAB"),
                List.of(ack.field("MSH", 3), ack.field("MSH", 4), ack.field("MSH", 5), ack.field("MSH", 6)));
        assertEquals(2, ack.segments().size(), "no ERR with AA");
        PatientIdentity expected = new PatientIdentity(List.of(new PatientIdentifier("R123.1", DOMAIN)), new Demographics(
                new PersonName("RUNNER", "TEST", "", "", ""), Optional.of("19670217"), AdministrativeSex.MALE,
                new PostalAddress("1 MAIN ST", "", "TOWN", "VA", "22801", "")));
        assertEquals(List.of(expected), fixture.told);
        assertEquals(Optional.of(expected), fixture.store.find(new PatientIdentifier("R123.1", DOMAIN)));
    }

    @Test
    void registersByVersion25InUtf8() {
        Ack ack = fixture.send(golden("a01-2.5-utf8.hl7"));
        assertEquals("AA", ack.field("MSA", 1));
        assertEquals("ACK^A01^ACK", ack.field("MSH", 9));
        assertEquals("UNICODE UTF-8", ack.field("MSH", 18));
        PatientIdentity zoe = fixture.store.find(new PatientIdentifier("SL-004711", SAINT_LUC)).orElseThrow();
        assertEquals(new PersonName("Lefèvre-Ångström", "Zoé", "Anne-Cécile", "", "Mme"), zoe.demographics().name());
        assertEquals(new PostalAddress("12 rue des Œillets & Lys", "Bât. C", "Neuchâtel", "NE", "2000", "CHE"), zoe.demographics().address());
        assertEquals(List.of(new PatientIdentifier("SL-004711", SAINT_LUC), new PatientIdentifier("RG-88001", DOMAIN)), zoe.identifiers(),
                "the insurance number is of no authority of the domain");
        assertEquals(Optional.of(new PatientIdentifier("RG-88001", DOMAIN)),
                fixture.store.identifierIn(new PatientIdentifier("SL-004711", SAINT_LUC), DOMAIN));
    }

    @Test
    void registersByVersion251InLatin1() {
        byte[] answer = fixture.feed.handle(golden("a08-2.5.1-latin1.hl7"));
        assertEquals("AA", Ack.of(answer, StandardCharsets.ISO_8859_1).field("MSA", 1));
        PatientIdentity patient = fixture.store.find(new PatientIdentifier("LK-31337", "1.3.6.1.4.1.21367.13.80.21.2.1")).orElseThrow();
        assertEquals("Béraud", patient.demographics().name().family());
        assertEquals("Françoise", patient.demographics().name().given());
        assertEquals(Optional.of("194802"), patient.demographics().birthDate());
    }

    @Test
    void readsUndeclaredLatin1() {
        assertEquals("AA", fixture.send(golden("a05-2.3.1-undeclared-latin1.hl7")).field("MSA", 1));
        // PID-2 is not the identifier; the one field further is.
        PatientIdentity patient = fixture.store.list(PatientPage.START, 1).patients().get(0);
        assertEquals(List.of(new PatientIdentifier("9", "1.3.6.1.4.1.21367.13.80.21.3.1")), patient.identifiers());
        assertEquals("Müller", patient.demographics().name().family());
    }

    @Test
    void repeatedMessageIsAnUpdate() {
        fixture.send(golden("a04-2.3.1-runner.hl7"));
        String changed = new String(golden("a04-2.3.1-runner.hl7"), StandardCharsets.UTF_8).replace("RUNNER^TEST", "WALKER^TEST");
        assertEquals("AA", fixture.send(changed.getBytes(StandardCharsets.UTF_8)).field("MSA", 1));
        assertEquals(1, fixture.store.list(PatientPage.START, 10).patients().size());
        assertEquals("WALKER", fixture.told.get(1).demographics().name().family());
    }

    @Test
    void refusesWhatIsNotItsBusiness() {
        assertRefused(adt("A99", "2.5", "PID|||1^^^MEIER"), "AR", "201", "MSH^1^9");
        assertRefused(adt("A04", "2.8", "PID|||1^^^MEIER"), "AR", "203", "MSH^1^12");
        assertRefused("MSH|^~\\&|A|B|C|D|2026||ORU^R01|1|P|2.5\rPID|||1^^^MEIER\r".getBytes(StandardCharsets.UTF_8), "AR", "200", "MSH^1^9");
        assertRefused("MSH|^~\\&|A|B|C|D|2026||ADT^A04||P|2.5\rPID|||1^^^MEIER\r".getBytes(StandardCharsets.UTF_8), "AR", "101", "MSH^1^10");
        assertRefused("MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.5||||||KLINGON\rPID|||1^^^MEIER\r".getBytes(StandardCharsets.UTF_8),
                "AR", "103", "MSH^1^18");
    }

    @Test
    void pointsAtTheFieldThatIsWrong() {
        assertRefused(adt("A04", "2.5", "PID|||1^^^NOBODY"), "AE", "204", "PID^1^3^1^4");
        assertRefused(adt("A04", "2.5", "PID|||~2^^^&1.2.3&ISO"), "AE", "204", "PID^1^3^2^4");
        assertRefused(adt("A04", "2.5", "PID|||1^^^MEIER&1.2.3&ISO"), "AE", "204", "PID^1^3^1^4");
        assertRefused(adt("A04", "2.5", "PID|||1^^^&" + DOMAIN + "&DNS"), "AE", "204", "PID^1^3^1^4");
        assertRefused(adt("A04", "2.5", "PID|||RJ-438^^^&&||JOHNSTON"), "AE", "204", "PID^1^3^1^4");
        assertRefused(adt("A04", "2.5", "PID|||||JOHNSTON"), "AE", "101", "PID^1^3");
        assertRefused(adt("A04", "2.5", "PID|||\"\"^^^MEIER"), "AE", "101", "PID^1^3");
        assertRefused(adt("A04", "2.5", "PID"), "AE", "101", "PID^1^3");
        assertRefused(adt("A04", "2.5", "PD1|||1^^^MEIER"), "AE", "100", "PID^1");
        assertRefused(adt("A04", "2.5", "PID|||1^^^MEIER||N||31.12.1985"), "AE", "102", "PID^1^7");
        assertRefused(adt("A04", "2.5", "PID|||1^^^MEIER||N|||X"), "AE", "103", "PID^1^8");
        assertRefused(adt("A04", "2.5", "PID|||" + "x".repeat(256) + "^^^MEIER"), "AE", "102", "PID^1^3^1^1");
        assertRefused(adt("A04", "2.5", "PID|||1^^^MEIER||N^" + "x".repeat(201)), "AE", "102", "PID^1^5^1^2");
        assertRefused(adt("A04", "2.5", "PID|||" + "~1^^^MEIER".repeat(101)), "AE", "102", "PID^1^3");
        assertRefused(adt("A04", "2.5", "PID|||1^^^&" + DOMAIN + "&ISO~2^^^&" + DOMAIN + "&ISO"), "AE", "205", "PID^1^3^2");
    }

    @Test
    void longestTextsAreKept() {
        String x = "x".repeat(200);
        String pid = "PID|||" + "i".repeat(255) + "^^^MEIER||" + String.join("^", x, x, x, x, x) + "||||||" + String.join("^", x, x, x, x, x, x);
        assertEquals("AA", fixture.send(adt("A04", "2.5", pid)).field("MSA", 1));
        Demographics kept = fixture.store.list(PatientPage.START, 1).patients().get(0).demographics();
        assertEquals(new PersonName(x, x, x, x, x), kept.name());
        assertEquals(new PostalAddress(x, x, x, x, x, x), kept.address());
    }

    @Test
    void bytesOutsideTheDeclaredCharacterSetAreRefused() {
        byte[] message = "MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.5||||||UNICODE UTF-8\rPID|||1^^^MEIER||M\u00fcller\r".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(message, "AE", "102", "MSH^1^18");
    }

    @Test
    void whatIsNoHl7IsAnsweredToo() {
        assertRefused("hello".getBytes(StandardCharsets.UTF_8), "AR", "100", "MSH^1");
        assertRefused("MSH|^^^^|A\r".getBytes(StandardCharsets.UTF_8), "AR", "102", "MSH^1^2");
        assertRefused("MSH|^~\\&|A|B|C|D|2026||ADT^A04|1|P|2.5\rPID|||1\u0000^^^MEIER\r".getBytes(StandardCharsets.UTF_8), "AR", "102", "MSH^1");
    }

    @Test
    void delimitersOfTheSenderAreUsed() {
        byte[] message = "MSH#!*?%#A#B#C#D#2026##ADT!A04#7?F?8#P#2.5\rPID###1!!!%1.2.3%ISO\r".getBytes(StandardCharsets.UTF_8);
        String answer = new String(fixture.feed.handle(message), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("MSH#!*?%#C#D#A#B#"), answer);
        assertTrue(answer.contains("\rMSA#AE#7?F?8#"), answer);
        assertTrue(answer.contains("\rERR##PID!1!3!1!4#204!Unknown key identifier!HL70357#E#"), answer);
    }

    @Test
    void listenerThatFailsMakesTheSenderRepeat() {
        fixture.failure = Optional.of(new IllegalStateException("registry database down"));
        Ack ack = fixture.send(golden("a01-2.5-utf8.hl7"));
        assertEquals("AE", ack.field("MSA", 1));
        assertEquals("207^Application internal error^HL70357", ack.field("ERR", 3));
        assertTrue(!ack.field("ERR", 8).contains("registry database"), "nothing of the inside is told");
        fixture.failure = Optional.empty();
        assertEquals("AA", fixture.send(golden("a01-2.5-utf8.hl7")).field("MSA", 1));
        assertEquals(1, fixture.told.size());
    }

    @Test
    void databaseThatFailsMakesTheSenderRepeat() throws Exception {
        fixture.database.dataSource().getConnection().createStatement().execute("SHUTDOWN");
        Ack ack = fixture.send(golden("a04-2.3.1-runner.hl7"));
        assertEquals("AE", ack.field("MSA", 1));
        assertTrue(ack.field("ERR", 1).endsWith("207&Application internal error&HL70357"), ack.field("ERR", 1));
        assertEquals(List.of(), fixture.told);
    }
}
