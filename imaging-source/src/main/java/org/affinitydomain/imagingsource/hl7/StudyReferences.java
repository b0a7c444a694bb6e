package org.affinitydomain.imagingsource.hl7;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.pix.hl7.Hl7Message;
import org.affinitydomain.pix.hl7.Hl7Message.Hl7Segment;

/**
 * Finds out of which studies a message tells. A Study Instance UID stands in ZDS-1 (RAD TF-2 4.4.4.1.2.2), in IPC-3 of an
 * OMI^O23, or in an OBX of a report (113014, DCM, "DICOM Study"); the accession number in IPC-1, in an OBX (121022, DCM,
 * "Accession Number"), in OBR-18 where RAD TF-2 4.4 puts it, or else in the filler order number OBR-3, which is the same in
 * most departments.
 */
final class StudyReferences {
    private static final int LONGEST = 64;
    private static final String OBX = "OBX";
    private static final Set<String> STUDY_CODES = Set.of("113014", "0020000D");
    private static final Set<String> ACCESSION_CODES = Set.of("121022", "00080050");

    private final List<Hl7Segment> segments;

    StudyReferences(Hl7Message message) {
        this.segments = message.segments();
    }

    /** The Study Instance UIDs. */
    List<String> studyUids() {
        return Stream.of(values("ZDS", 1), values("IPC", 3), observations(STUDY_CODES)).flatMap(values -> values)
                .filter(uid -> uid.length() <= LONGEST && InstanceQuery.isUid(uid)).distinct().toList();
    }

    /** The accession numbers, of the first place that has any. */
    List<String> accessionNumbers() {
        return Stream.of(values("IPC", 1), observations(ACCESSION_CODES), values("OBR", 18), values("OBR", 3))
                .map(values -> values.filter(number -> number.length() <= LONGEST).distinct().toList())
                .filter(Predicate.not(List::isEmpty)).findFirst().orElse(List.of());
    }

    /** The first component of a field in all segments of that name. */
    private Stream<String> values(String segment, int field) {
        return segments.stream().filter(s -> s.id().equals(segment)).map(s -> s.value(field, 1, 1, 1)).filter(Predicate.not(String::isBlank));
    }

    private Stream<String> observations(Set<String> codes) {
        return segments.stream().filter(s -> s.id().equals(OBX) && codes.contains(s.value(3, 1, 1, 1)))
                .flatMap(s -> IntStream.rangeClosed(1, s.repetitions(5)).mapToObj(repetition -> s.value(5, repetition, 1, 1)))
                .filter(Predicate.not(String::isBlank));
    }
}
