package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever can stand in a manifest is read as it was written. */
class ManifestPropertyTest {
    private static final List<String> CLASSES = List.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.5.1.4.1.1.9.1.1", "1.3.6.1.4.1.1");

    @Property(tries = 500)
    void isReadAsItWasWritten(@ForAll("manifests") Manifest manifest) throws IOException {
        byte[] written = SampleManifests.written(manifest);
        assertEquals(manifest, ManifestReader.read(new ByteArrayInputStream(written)));
        assertArrayEquals(written, SampleManifests.written(manifest));
        assertTrue(ManifestCheck.check(new ByteArrayInputStream(written)).stream().noneMatch(finding -> finding.rule() == ManifestRule.CONTENT_EQUALS_EVIDENCE
                || finding.rule() == ManifestRule.LIBRARY_EQUALS_EVIDENCE || finding.rule() == ManifestRule.LIBRARY_COUNT
                || finding.rule() == ManifestRule.IMAGE_LIBRARY || finding.rule() == ManifestRule.DUPLICATE));
    }

    @Provide
    Arbitrary<Manifest> manifests() {
        Arbitrary<List<Series>> series = described().list().ofMinSize(1).ofMaxSize(4).map(ManifestPropertyTest::numbered);
        Arbitrary<Patient> patients = Combinators.combine(identifiers().optional(), names().optional(), dates().optional(),
                Arbitraries.of("M", "F", "O").optional()).as(Patient::new);
        Arbitrary<Study> studies = Combinators.combine(dates().optional(), times().optional(), identifiers().optional(), names().optional(),
                texts(16).optional(), texts(64).optional())
                .as((date, time, accession, physician, id, description) -> new Study("1.2.3", date, time, accession, physician, id, description));
        return Combinators.combine(Arbitraries.of(SampleManifests.Form.values()), dateTimes(), Arbitraries.of("+0000", "-0330", "+1400").optional(),
                patients, studies, texts(64).optional(), requests().list().ofMaxSize(3), series).as(
                (form, made, zone, patient, study, institution, requests, all) -> new Manifest("1.2.3.9.1", "1.2.3.9", form.title().code(), Optional.of(made),
                        zone, patient, study, Optional.of("Maker"), institution, requests, form.hasLibrary() ? all : undescribed(all), form.hasLibrary()));
    }

    private static Arbitrary<ImagingRequest> requests() {
        return Combinators.combine(identifiers(), identifiers().optional(), identifiers().optional(), texts(16).optional(), texts(64).optional())
                .as((accession, placer, filler, id, text) -> new ImagingRequest(Optional.of(accession), placer, filler, id, text));
    }

    private static Arbitrary<Series> described() {
        Arbitrary<RetrieveLocation> places = Combinators.combine(Arbitraries.of("PACS").optional(), Arbitraries.of("1.2.250.1", "1.2.250.2").optional(),
                Arbitraries.of("https://a.example.org/rs", "http://b.example.org").optional()).as(RetrieveLocation::new);
        Arbitrary<Instance> instances = Combinators.combine(Arbitraries.of(CLASSES), numbers(), Arbitraries.integers().between(1, 5000).optional(),
                Combinators.combine(codes(), texts(100).optional()).as(KeyObject::new).optional())
                .as((sopClass, number, frames, key) -> new Instance(sopClass, "1.2", number, frames.map(OptionalInt::of).orElse(OptionalInt.empty()), key));
        return Combinators.combine(Arbitraries.of("CT", "MR", "US", "SR", "XX").optional(), dates().optional(), times().optional(), numbers(),
                texts(64).optional(), codes().optional(), codes().optional(), Combinators.combine(places, instances.list().ofMinSize(1).ofMaxSize(5)).as(
                        (place, all) -> Series.of("1.2", place, all)))
                .as((modality, date, time, number, description, region, side, rest) -> new Series("1.2", modality, date, time, number, description, region,
                        side, rest.retrieve(), rest.instances()));
    }

    /** Every series and instance gets a UID of its own. */
    private static List<Series> numbered(List<Series> all) {
        List<Series> numbered = new ArrayList<>();
        for (Series s : all) {
            String uid = "1.2.3." + (numbered.size() + 1);
            List<Instance> instances = new ArrayList<>();
            s.instances().forEach(i -> instances.add(new Instance(i.sopClassUid(), uid + '.' + (instances.size() + 1), i.number(), i.frames(), i.keyObject())));
            numbered.add(new Series(uid, s.modality(), s.date(), s.time(), s.number(), s.description(), s.region(), s.laterality(), s.retrieve(), instances));
        }
        return numbered;
    }

    private static List<Series> undescribed(List<Series> all) {
        return all.stream().map(s -> Series.of(s.instanceUid(), s.retrieve(),
                s.instances().stream().map(i -> Instance.of(i.sopClassUid(), i.sopInstanceUid())).toList())).toList();
    }

    private static Arbitrary<OptionalInt> numbers() {
        return Arbitraries.integers().between(-9_999, 9_999_999).optional().map(n -> n.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static Arbitrary<Code> codes() {
        return Combinators.combine(Arbitraries.of("774007", "T-D4000", "1234567890123456789"), Arbitraries.of("SCT", "SRT", "99X"), texts(64)).as(Code::new);
    }

    private static Arbitrary<Identifier> identifiers() {
        return Combinators.combine(texts(16), Arbitraries.of("1.2.250.1", "2.25.7").optional()).as(Identifier::new);
    }

    /** Texts of many scripts, of which neither end is blank and none is a delimiter. */
    private static Arbitrary<String> texts(int longest) {
        return Arbitraries.strings().withChars("abcXYZ012-_/äéßŁ中文山田ひ한ΑωЖ&<>\"'#").ofMinLength(1).ofMaxLength(longest);
    }

    private static Arbitrary<String> names() {
        return Combinators.combine(texts(20), texts(20)).as((family, given) -> family.replace("=", "") + '^' + given);
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2100, 1, 1).toEpochDay()).map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.longs().between(0, 86_399_999_999L).map(micros -> LocalTime.ofNanoOfDay(micros * 1000));
    }

    private static Arbitrary<LocalDateTime> dateTimes() {
        return Combinators.combine(dates(), times()).as(LocalDateTime::of);
    }
}
