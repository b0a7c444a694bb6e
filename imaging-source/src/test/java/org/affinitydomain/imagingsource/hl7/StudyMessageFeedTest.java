package org.affinitydomain.imagingsource.hl7;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.notice.StudyNotice;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.pacs.BrokenPacs;
import org.affinitydomain.imagingsource.work.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What orders and reports say of studies, in the forms that departments send them, and how each is answered. */
class StudyMessageFeedTest {
    private static final String PID = "PID|||L-1^^^SAINTLUC&1.3.6.1.4.1.21367.13.80.21.1.1&ISO||Muster^Anna||19700131|F";
    @TempDir
    Path data;
    private final Heard heard = new Heard();

    /** Keeps what is told. */
    private static final class Heard implements StudyNotices {
        private final List<StudyNotice> notices = new ArrayList<>();
        private final List<Subject> cancelled = new ArrayList<>();
        private boolean failing;

        @Override
        public void hear(Collection<StudyNotice> told) throws SQLException {
            if (failing) {
                throw new SQLException("down by test");
            }
            notices.addAll(told);
        }

        @Override
        public void cancel(Collection<Subject> subjects) {
            cancelled.addAll(subjects);
        }

        List<String> told() {
            return notices.stream().map(notice -> notice.event() + " " + notice.subject().kind() + " " + notice.subject().value()).toList();
        }
    }

    private String send(String type, String version, Optional<String> sender, String... segments) {
        AffinityDomain domain = Region.in(data);
        Triggers triggers = new Triggers(Optional.empty(), Set.of(StudyEvent.values()), sender, Completion.QUIET);
        StudyMessageFeed feed = new StudyMessageFeed(domain, Region.sources(domain, BrokenPacs.down(), triggers), heard);
        String message = "MSH|^~\\&|RIS|RADIOLOGY|AFFINITY|AFFINITY|20260314093000||" + type + "|M-1|P|" + version + "\r" + String.join("\r", segments) + "\r";
        return new String(feed.handle(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private String send(String type, String... segments) {
        return send(type, "2.5.1", Optional.empty(), segments);
    }

    private static String code(String acknowledgment) {
        return acknowledgment.substring(acknowledgment.indexOf("MSA|") + 4).substring(0, 2);
    }

    @Test
    void anOrderByHl7231NamesItsStudyInZds() {
        String ack = send("ORM^O01", "2.3.1", Optional.empty(), PID, "ORC|NW|O-5|F-5", "OBR|1|O-5|F-5|CT^CT Thorax||||||||||||||A-77|RP1",
                "ZDS|1.2.3.4.100^AFFINITY^Application^DICOM");
        assertEquals("AA", code(ack));
        assertEquals(List.of("ORDER STUDY 1.2.3.4.100"), heard.told());
        assertTrue(ack.contains("MSA|AA|M-1"), ack);
    }

    @Test
    void anImagingOrderNamesItInIpc() {
        assertEquals("AA", code(send("OMI^O23^OMI_O23", PID, "ORC|NW|O-5", "OBR|1|O-5||CT^CT Thorax", "IPC|A-77^RIS|RP1|1.2.3.4.100^RIS|SPS1")));
        assertEquals(List.of("ORDER STUDY 1.2.3.4.100"), heard.told());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        "OBX|1|HD|113014^DICOM Study^DCM||1.2.3.4.100||||||F!REPORT STUDY 1.2.3.4.100",
        "OBX|1|ST|121022^Accession Number^DCM||A-77||||||F!REPORT ACCESSION A-77",
        "OBX|1|TX|59776-5^Procedure Findings^LN||No change.||||||F!REPORT ACCESSION A-18"})
    void aReportNamesItInAnObservationOrInItsRequest(String observation, String told) {
        assertEquals("AA", code(send("ORU^R01^ORU_R01", PID, "OBR|1|O-5|F-5|CT^CT Thorax||||||||||||||A-18|||||||F", observation)));
        assertEquals(List.of(told), heard.told());
    }

    @Test
    void theFillerOrderNumberIsTheLastResort() {
        assertEquals("AA", code(send("ORU^R01", PID, "OBR|1|O-5|F-5^RIS|CT^CT Thorax")));
        assertEquals(List.of("REPORT ACCESSION F-5"), heard.told());
    }

    @Test
    void severalStudiesOfOneMessageAreAllHeard() {
        send("ORU^R01", PID, "OBR|1|O-5|F-5|CT", "OBX|1|HD|113014^DICOM Study^DCM||1.2.3||||||F", "OBR|2|O-6|F-6|CT",
                "OBX|1|HD|113014^DICOM Study^DCM||1.2.4~1.2.5||||||F");
        assertEquals(List.of("REPORT STUDY 1.2.3", "REPORT STUDY 1.2.4", "REPORT STUDY 1.2.5"), heard.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"T02", "T06", "T08", "T10"})
    void documentsAreReports(String event) {
        assertEquals("AA", code(send("MDM^" + event, PID, "OBR|1|O-5|F-5|CT||||||||||||||A-77",
                "TXA|1|DI|TX||||||||||||||AU", "OBX|1|TX|REPORT||text||||||F")));
        assertEquals(List.of("REPORT ACCESSION A-77"), heard.told());
    }

    @Test
    void aReportThatIsNotFinalIsAcceptedAndIsNoneYet() {
        assertEquals("AA", code(send("ORU^R01", PID, "OBR|1|O-5|F-5|CT||||||||||||||A-77|||||||P")));
        assertEquals("AA", code(send("MDM^T02", PID, "OBR|1|O-5|F-5|CT||||||||||||||A-77", "TXA|1|DI|TX||||||||||||||IP")));
        assertEquals(List.of(), heard.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORC|CA|O-5", "ORC|DC|O-5", "ORC|SC|O-5|||CA"})
    void aCancelledOrderIsTakenBack(String orc) {
        assertEquals("AA", code(send("ORM^O01", PID, orc, "OBR|1|O-5|F-5|CT||||||||||||||A-77")));
        assertEquals(List.of(Subject.accession("saint-luc", "A-77")), heard.cancelled);
        assertEquals(List.of(), heard.told());
    }

    @Test
    void theSenderSaysWhichSourceIsMeantWhereThatIsConfigured() {
        String foreign = "PID|||X-1^^^OTHER&1.2.3&ISO||Muster^Anna";
        String obr = "OBR|1|O-5|F-5|CT||||||||||||||A-77";
        assertEquals("AA", code(send("ORU^R01", "2.5.1", Optional.of("RADIOLOGY"), foreign, obr)));
        assertEquals("AE", code(send("ORU^R01", "2.5.1", Optional.of("CARDIOLOGY"), PID, obr)));
        assertEquals(1, heard.notices.size());
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        String unknown = send("ORU^R01", "PID|||X-1^^^OTHER&1.2.3&ISO", "OBR|1|O-5|F-5|CT");
        assertTrue(unknown.contains("MSA|AE|") && unknown.contains("ERR||PID^1^3|204^"), unknown);
        String nothing = send("ORU^R01", PID, "OBR|1|||CT");
        assertTrue(nothing.contains("MSA|AE|") && nothing.contains("ERR||OBR^1^18|101^"), nothing);
        String type = send("ADT^A01", PID);
        assertTrue(type.contains("MSA|AR|") && type.contains("|200^"), type);
        String event = send("ORU^R30", PID);
        assertTrue(event.contains("MSA|AR|") && event.contains("|201^"), event);
        assertEquals(List.of(), heard.told());
    }

    @Test
    void whatCannotBeStoredIsSentAgain() {
        heard.failing = true;
        String ack = send("ORU^R01", PID, "OBR|1|O-5|F-5|CT");
        assertTrue(ack.contains("MSA|AE|") && ack.contains("|207^"), ack);
    }
}
