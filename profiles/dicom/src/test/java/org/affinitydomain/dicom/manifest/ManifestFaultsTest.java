package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A manifest with one fault has the finding of that fault, and no other; the writer refuses what cannot be a document. */
class ManifestFaultsTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final RetrieveLocation LOCATION = new RetrieveLocation(Optional.of("PACS"), Optional.of("1.2.250.1.59.3"),
            Optional.of("https://pacs.example.org/rs"));

    static Manifest manifest(int instances) {
        List<Instance> images = IntStream.rangeClosed(1, instances).mapToObj(i -> Instance.of(CT, "1.2.3.1." + i)).toList();
        return new Manifest("1.2.3.9.1", "1.2.3.9", ManifestTitle.MANIFEST.code(),
                Optional.of(LocalDateTime.of(2026, 11, 24, 12, 30, 15, 120_000_000)), Optional.of("+0100"),
                new Patient(Optional.of(Identifier.of("P-4711", "2.999.1.1")), Optional.of("Müller^Zoë=山田"),
                        Optional.of(LocalDate.of(1971, 2, 3)), Optional.of("F")),
                new Study("1.2.3", Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 15)),
                        Optional.of(Identifier.of("A-1", "2.999.1.4")), Optional.of("Roux^Jean"), Optional.of("S1"), Optional.of("CT")),
                Optional.of("Affinity"), Optional.of("Hôpital"),
                List.of(new ImagingRequest(Optional.of(Identifier.of("A-1", "2.999.1.4")), Optional.of(Identifier.of("O-1", "2.999.1.5")),
                                Optional.of(Identifier.of("F-1", "2.999.1.6")), Optional.of("RP1"), Optional.of("CT")),
                        new ImagingRequest(Optional.of(new Identifier("A-2", Optional.empty())), Optional.empty(), Optional.empty(),
                                Optional.empty(), Optional.empty())),
                List.of(Series.of("1.2.3.1", LOCATION, images), Series.of("1.2.3.2", LOCATION, List.of(Instance.of(CT, "1.2.3.2.1")))));
    }

    private static Manifest sparse() {
        RetrieveLocation nowhere = new RetrieveLocation(Optional.empty(), Optional.empty(), Optional.empty());
        return new Manifest("1.2.3.9.1", "1.2.3.9", ManifestTitle.MANIFEST.code(), Optional.of(LocalDateTime.of(2026, 11, 24, 0, 0)),
                Optional.empty(), new Patient(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Study("1.2.3", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(), Optional.empty(), List.of(), List.of(Series.of("1.2.3.1", nowhere, List.of(Instance.of(CT, "1.2.3.1.1")))));
    }

    static byte[] written(Manifest manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter.write(manifest, out);
        return out.toByteArray();
    }

    private static Manifest with(Manifest m, List<Series> series) {
        return new Manifest(m.sopInstanceUid(), m.seriesInstanceUid(), m.title(), m.content(), m.timezoneOffset(), m.patient(), m.study(),
                m.manufacturer(), m.institution(), m.requests(), series);
    }

    @Test
    void readingUndoesWriting() throws IOException {
        for (Manifest manifest : List.of(manifest(3), sparse(), manifest(10_000))) {
            byte[] written = written(manifest);
            assertEquals(manifest, ManifestReader.read(new ByteArrayInputStream(written)));
            assertArrayEquals(written, written(manifest));
        }
    }

    /** Every reference of the content has to be found in the evidence: dciodvfy takes ten seconds for ten thousand. */
    @Test
    void thousandsOfInstancesSatisfyTheJudges(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("manifest.dcm"), written(with(manifest(1), tenSeries(300))));
        Tools.Result dciodvfy = Tools.run("dciodvfy", "-new", file.toString());
        assertEquals(0, dciodvfy.status(), dciodvfy.output());
        assertEquals(List.of(), dciodvfy.output().lines().filter(line -> line.startsWith("Error")).toList());
        // it takes the Retrieve URL for an attribute that Key Object Selection does not have
        assertEquals(List.of(), dciodvfy.output().lines().filter(line -> line.startsWith("Warning"))
                .filter(line -> !line.contains("RetrieveURL")).distinct().toList());
        Path large = Files.write(folder.resolve("large.dcm"), written(with(manifest(1), tenSeries(1_000))));
        Tools.Result dsrdump = Tools.run("dsrdump", large.toString());
        assertEquals(0, dsrdump.status(), dsrdump.output().lines().limit(5).toList().toString());
        assertEquals(10_000, dsrdump.output().lines().filter(line -> line.contains("contains IMAGE")).count());
    }

    private static List<Series> tenSeries(int instances) {
        return IntStream.rangeClosed(1, 10).mapToObj(n -> Series.of("1.2.3." + n, LOCATION,
                IntStream.rangeClosed(1, instances).mapToObj(i -> Instance.of(CT, "1.2.3." + n + "." + i)).toList())).toList();
    }

    @Test
    void dcmtkReadsWhatIsWritten(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("manifest.dcm"), written(manifest(3)));
        Tools.Result dcmdump = Tools.run("dcmdump", "+P", "SpecificCharacterSet", "+P", "PatientID", "+P", "RetrieveLocationUID",
                "+P", "ReferencedSOPInstanceUID", file.toString());
        assertEquals(0, dcmdump.status(), dcmdump.output());
        assertEquals(List.of(), dcmdump.output().lines().filter(line -> line.startsWith("W:") || line.startsWith("E:")).toList());
        assertEquals(2, dcmdump.output().lines().filter(line -> line.contains("[1.2.250.1.59.3]")).count(), dcmdump.output());
        assertEquals(8, dcmdump.output().lines().filter(line -> line.contains("(0008,1155)")).count(), dcmdump.output());
        assertTrue(dcmdump.output().contains("[P-4711]") && dcmdump.output().contains("[ISO_IR 192]"), dcmdump.output());
    }

    private static Arguments fault(String name, ManifestRule rule, UnaryOperator<DataSet> change) {
        return Arguments.of(name, rule, change);
    }

    private static UnaryOperator<DataSet> without(int... tags) {
        return document -> {
            var builder = document.toBuilder();
            IntStream.of(tags).forEach(builder::remove);
            return builder.build();
        };
    }

    private static UnaryOperator<DataSet> items(int sequence, UnaryOperator<List<DataSet>> change) {
        return dataSet -> dataSet.toBuilder().setItems(sequence, change.apply(new ArrayList<>(dataSet.items(sequence)))).build();
    }

    private static UnaryOperator<List<DataSet>> first(UnaryOperator<DataSet> change) {
        return list -> {
            list.set(0, change.apply(list.get(0)));
            return list;
        };
    }

    private static UnaryOperator<List<DataSet>> added(UnaryOperator<DataSet> change) {
        return list -> {
            list.add(change.apply(list.get(0)));
            return list;
        };
    }

    private static UnaryOperator<List<DataSet>> removed() {
        return list -> list.subList(1, list.size());
    }

    private static UnaryOperator<DataSet> study(UnaryOperator<DataSet> change) {
        return items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, first(change));
    }

    private static UnaryOperator<DataSet> series(UnaryOperator<DataSet> change) {
        return study(items(Tag.REFERENCED_SERIES_SEQUENCE, first(change)));
    }

    private static UnaryOperator<DataSet> set(int tag, String value) {
        return dataSet -> dataSet.toBuilder().set(tag, value).build();
    }

    static Stream<Arguments> faults() {
        UnaryOperator<DataSet> same = UnaryOperator.identity();
        return Stream.of(
                fault("no SOP class", ManifestRule.SOP_CLASS, without(Tag.SOP_CLASS_UID)),
                fault("another SOP class", ManifestRule.SOP_CLASS, set(Tag.SOP_CLASS_UID, CT)),
                fault("no title", ManifestRule.TITLE, without(Tag.CONCEPT_NAME_CODE_SEQUENCE)),
                fault("a title of another scheme", ManifestRule.TITLE, d -> d.toBuilder()
                        .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, new Code("113030", "99X", "Manifest").toItem()).build()),
                fault("no template", ManifestRule.TEMPLATE, without(Tag.CONTENT_TEMPLATE_SEQUENCE)),
                fault("another template", ManifestRule.TEMPLATE,
                        items(Tag.CONTENT_TEMPLATE_SEQUENCE, first(set(Tag.TEMPLATE_IDENTIFIER, "2000")))),
                fault("no content date", ManifestRule.REQUIRED_ATTRIBUTE, without(Tag.CONTENT_DATE)),
                fault("an empty series number", ManifestRule.REQUIRED_ATTRIBUTE, d -> d.toBuilder().set(Tag.SERIES_NUMBER, List.of()).build()),
                fault("no birth date", ManifestRule.REQUIRED_ATTRIBUTE, without(Tag.PATIENT_BIRTH_DATE)),
                fault("no performed procedure step", ManifestRule.REQUIRED_ATTRIBUTE,
                        without(Tag.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE)),
                fault("no evidence", ManifestRule.EVIDENCE, d -> without(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE,
                        Tag.CONTENT_SEQUENCE).apply(d)),
                fault("two studies", ManifestRule.ONE_STUDY, items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, added(
                        study -> DataSet.builder().set(Tag.STUDY_INSTANCE_UID, "1.2.3")
                                .setItem(Tag.REFERENCED_SERIES_SEQUENCE, series("1.2.3.5")).build()))),
                fault("a study without series", ManifestRule.EVIDENCE, d -> without(Tag.CONTENT_SEQUENCE)
                        .andThen(study(without(Tag.REFERENCED_SERIES_SEQUENCE))).apply(d)),
                fault("a series without instances", ManifestRule.EVIDENCE, study(items(Tag.REFERENCED_SERIES_SEQUENCE, added(
                        s -> series("1.2.3.5").toBuilder().remove(Tag.REFERENCED_SOP_SEQUENCE).build())))),
                fault("evidence of another study", ManifestRule.ONE_STUDY, study(set(Tag.STUDY_INSTANCE_UID, "1.2.4"))),
                fault("an instance without content item", ManifestRule.CONTENT_EQUALS_EVIDENCE, items(Tag.CONTENT_SEQUENCE, removed())),
                fault("a content item without evidence", ManifestRule.CONTENT_EQUALS_EVIDENCE,
                        series(items(Tag.REFERENCED_SOP_SEQUENCE, removed()))),
                fault("another class in the content", ManifestRule.CONTENT_EQUALS_EVIDENCE, items(Tag.CONTENT_SEQUENCE, first(
                        items(Tag.REFERENCED_SOP_SEQUENCE, first(set(Tag.REFERENCED_SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.4")))))),
                fault("an instance twice in the evidence", ManifestRule.DUPLICATE, series(items(Tag.REFERENCED_SOP_SEQUENCE, added(same)))),
                fault("an instance twice in the content", ManifestRule.DUPLICATE, items(Tag.CONTENT_SEQUENCE, added(same))),
                fault("a series twice", ManifestRule.DUPLICATE, study(items(Tag.REFERENCED_SERIES_SEQUENCE,
                        first(set(Tag.SERIES_INSTANCE_UID, "1.2.3.2"))))),
                fault("a malformed UID", ManifestRule.UID, set(Tag.SOP_INSTANCE_UID, "1.02.3")),
                fault("a malformed series UID", ManifestRule.UID, series(set(Tag.SERIES_INSTANCE_UID, "1.2.3."))),
                fault("no patient", ManifestRule.PATIENT_ID, without(Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE)),
                fault("no issuer", ManifestRule.PATIENT_ID_ISSUER, without(Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE)),
                fault("an issuer that is no OID", ManifestRule.PATIENT_ID_ISSUER,
                        items(Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, first(set(Tag.UNIVERSAL_ENTITY_ID, "hospital")))),
                fault("an issuer of another type", ManifestRule.PATIENT_ID_ISSUER,
                        items(Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, first(set(Tag.UNIVERSAL_ENTITY_ID_TYPE, "DNS")))),
                fault("no AE title", ManifestRule.RETRIEVE_AE_TITLE, series(without(Tag.RETRIEVE_AE_TITLE))),
                fault("an AE title too long", ManifestRule.RETRIEVE_AE_TITLE, series(set(Tag.RETRIEVE_AE_TITLE, "SEVENTEEN_LETTERS"))),
                fault("no location", ManifestRule.RETRIEVE_LOCATION_UID, series(without(Tag.RETRIEVE_LOCATION_UID))),
                fault("a malformed location", ManifestRule.RETRIEVE_LOCATION_UID, series(set(Tag.RETRIEVE_LOCATION_UID, "PACS"))),
                fault("no URL", ManifestRule.RETRIEVE_URL, series(without(Tag.RETRIEVE_URL))),
                fault("a URL of another kind", ManifestRule.RETRIEVE_URL, series(set(Tag.RETRIEVE_URL, "file:///etc/passwd"))),
                fault("a URL that is none", ManifestRule.RETRIEVE_URL, series(set(Tag.RETRIEVE_URL, "https://a b"))));
    }

    private static DataSet series(String uid) {
        return DataSet.builder().set(Tag.SERIES_INSTANCE_UID, uid).set(Tag.RETRIEVE_AE_TITLE, "PACS").set(Tag.RETRIEVE_LOCATION_UID, "1.2.5")
                .set(Tag.RETRIEVE_URL, "https://pacs.example.org/rs")
                .setItem(Tag.REFERENCED_SOP_SEQUENCE, EvidenceWriter.reference(Instance.of(CT, "1.2.3.1.1"))).build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theFaultIsFoundAndNoOther(String name, ManifestRule rule, UnaryOperator<DataSet> fault) throws IOException {
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written(manifest(2))), ReadOptions.documents()).dataSet();
        assertEquals(List.of(), ManifestCheck.check(good));
        List<Finding> findings = ManifestCheck.check(fault.apply(good));
        Set<ManifestRule> rules = findings.stream().map(Finding::rule).collect(Collectors.toSet());
        Set<ManifestRule> expected = name.equals("two studies") ? Set.of(rule, ManifestRule.DUPLICATE) : Set.of(rule);
        assertEquals(expected, rules, findings.toString());
        findings.forEach(finding -> assertTrue(finding.toString().contains(finding.rule().reference())));
    }

    @Test
    void everyRuleIsBrokenOnce() {
        Set<ManifestRule> broken = Stream.concat(faults(), ImageLibraryFaultsTest.faults()).map(fault -> (ManifestRule) fault.get()[1]).collect(Collectors.toSet());
        broken.add(ManifestRule.MADO_ATTRIBUTE); // which only manifests with descriptions can break
        assertEquals(Set.of(ManifestRule.values()), broken);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("attributes")
    void everyAttributeOfPs33IsMissed(boolean withValue, String keyword) throws IOException {
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written(manifest(1))), ReadOptions.documents()).dataSet();
        int tag = Dictionary.standard().entry(keyword).orElseThrow().tag();
        assertTrue(misses(keyword, without(tag).apply(good)));
        VR vr = good.element(tag).orElseThrow().vr();
        DataSet empty = (vr == VR.SQ ? good.toBuilder().setItems(tag, List.of()) : good.toBuilder().set(tag, vr, List.of())).build();
        assertEquals(withValue, misses(keyword, empty), "type 1 has a value, type 2 may be empty");
    }

    /** Type 1 and type 2 of the modules in PS3.3 A.35.4 (sequences with items have rules of their own). */
    static Stream<Arguments> attributes() {
        return Stream.concat(Stream.of("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "SeriesNumber", "InstanceNumber",
                        "ContentDate", "ContentTime", "ValueType", "ContinuityOfContent", "Modality").map(k -> Arguments.of(true, k)),
                Stream.of("PatientName", "PatientBirthDate", "PatientSex", "StudyDate", "StudyTime", "AccessionNumber",
                        "ReferringPhysicianName", "StudyID", "Manufacturer", "ReferencedPerformedProcedureStepSequence")
                        .map(k -> Arguments.of(false, k)));
    }

    private static boolean misses(String keyword, DataSet document) {
        return ManifestCheck.check(document).stream().anyMatch(finding -> finding.rule() == ManifestRule.REQUIRED_ATTRIBUTE
                && finding.severity() == Finding.Severity.ERROR && finding.detail().startsWith(keyword + " "));
    }

    @Test
    void manifestsWithDescriptionsNeedMore() throws IOException {
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written(manifest(2))), ReadOptions.documents()).dataSet();
        DataSet described = good.toBuilder().setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, ManifestTitle.MANIFEST_WITH_DESCRIPTION.code().toItem())
                .remove(Tag.TIMEZONE_OFFSET_FROM_UTC).remove(Tag.INSTITUTION_NAME).remove(Tag.REFERENCED_REQUEST_SEQUENCE).build();
        List<Finding> findings = ManifestCheck.check(described);
        assertEquals(Set.of(ManifestRule.MADO_ATTRIBUTE, ManifestRule.IMAGE_LIBRARY), findings.stream().map(Finding::rule).collect(Collectors.toSet()));
        assertEquals(4, findings.size(), findings.toString());
        // the URL is the source's choice there
        DataSet withoutUrl = series(without(Tag.RETRIEVE_URL)).apply(described);
        assertEquals(List.of(Finding.Severity.WARNING), ManifestCheck.check(withoutUrl).stream()
                .filter(finding -> finding.rule() == ManifestRule.RETRIEVE_URL).map(Finding::severity).toList());
    }

    @Test
    void findingsEndAfterAThousand() throws IOException {
        Manifest manifest = manifest(3000);
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written(manifest)), ReadOptions.documents()).dataSet();
        assertEquals(1000, ManifestCheck.check(without(Tag.CONTENT_SEQUENCE).apply(good)).size());
        assertEquals(List.of(), ManifestCheck.check(good));
    }

    @Test
    void whatCannotBeADocumentIsNotWritten() {
        Manifest good = manifest(1);
        RetrieveLocation location = LOCATION;
        List<Manifest> bad = List.of(with(good, List.of()), with(good, List.of(Series.of("1.2.3.1", location, List.of()))),
                with(good, List.of(Series.of("1.2.x", location, List.of(Instance.of(CT, "1.2"))))),
                with(good, List.of(Series.of("1.2.3", location, List.of(Instance.of(CT, ""))))),
                new Manifest("", good.seriesInstanceUid(), good.title(), good.content(), good.timezoneOffset(), good.patient(), good.study(),
                        good.manufacturer(), good.institution(), good.requests(), good.series()),
                new Manifest(good.sopInstanceUid(), good.seriesInstanceUid(), new Code("113000", "DCM", "Of Interest"), good.content(),
                        good.timezoneOffset(), good.patient(), good.study(), good.manufacturer(), good.institution(), good.requests(), good.series()),
                new Manifest(good.sopInstanceUid(), good.seriesInstanceUid(), good.title(), Optional.empty(), good.timezoneOffset(),
                        good.patient(), good.study(), good.manufacturer(), good.institution(), good.requests(), good.series()));
        for (Manifest manifest : bad) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThrows(IllegalArgumentException.class, () -> ManifestWriter.write(manifest, out));
            assertEquals(0, out.size(), "nothing is written before the manifest was looked at");
        }
    }

    @Test
    void describedInstancesAreCounted() {
        Series series = Series.of("1.2.3.1", LOCATION, List.of(new Instance(CT, "1.2.3.1.1", OptionalInt.of(1), OptionalInt.of(10))));
        assertEquals(2, with(manifest(1), List.of(series, series)).instanceCount());
    }
}
