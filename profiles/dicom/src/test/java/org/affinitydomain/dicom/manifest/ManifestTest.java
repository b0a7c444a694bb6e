package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests are read as they were written, and are refused when a rule of IHE is broken. */
class ManifestTest {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String SR = "1.2.840.10008.5.1.4.1.1.88.33";
    private static final String ECG = "1.2.840.10008.5.1.4.1.1.9.1.1";
    private static final RetrieveLocation LOCATION = new RetrieveLocation(Optional.of("SAINTLUC"), Optional.of("1.2.250.1.59.40211.3"),
            Optional.of("https://pacs.example.org/wado-rs"));

    @Test
    void isReadAsItWasWrittenAndWrittenTheSameAgain() throws IOException {
        Manifest manifest = manifest(ManifestTitle.MANIFEST, 3);
        byte[] written = written(manifest);
        Manifest read = ManifestReader.read(new ByteArrayInputStream(written));
        assertEquals(manifest.sopInstanceUid(), read.sopInstanceUid());
        assertEquals(manifest.patient(), read.patient());
        assertEquals(manifest.study(), read.study());
        assertEquals(uids(manifest), uids(read));
        assertEquals(manifest.series().stream().map(Series::retrieve).toList(), read.series().stream().map(Series::retrieve).toList());
        assertTrue(ManifestTitle.MANIFEST.code().matches(read.title()));
        assertArrayEquals(written, written(manifest));
    }

    @Test
    void tenThousandInstancesAreNoTrouble() throws IOException {
        Manifest manifest = manifest(ManifestTitle.MANIFEST, 10_000);
        byte[] written = written(manifest);
        assertEquals(manifest.instanceCount(), ManifestReader.read(new ByteArrayInputStream(written)).instanceCount());
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(written)));
    }

    @Test
    void aGoodManifestHasNoFinding() throws IOException {
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(written(manifest(ManifestTitle.MANIFEST, 5)))));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(ManifestRule.SOP_CLASS, d -> d.toBuilder().set(Tag.SOP_CLASS_UID, SR).build()),
                fault(ManifestRule.TITLE, d -> d.toBuilder().setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, new Code("113000", "DCM", "Of Interest").toItem()).build()),
                fault(ManifestRule.ONE_STUDY, d -> d.toBuilder().set(Tag.STUDY_INSTANCE_UID, "1.2.3.999").build()),
                fault(ManifestRule.PATIENT_ID, d -> d.toBuilder().remove(Tag.PATIENT_ID).build()),
                fault(ManifestRule.PATIENT_ID_ISSUER, d -> d.toBuilder().remove(Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE).build()),
                fault(ManifestRule.EVIDENCE, d -> d.toBuilder().remove(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).build()),
                fault(ManifestRule.RETRIEVE_LOCATION_UID, series(s -> s.toBuilder().remove(Tag.RETRIEVE_LOCATION_UID).build())),
                fault(ManifestRule.RETRIEVE_URL, series(s -> s.toBuilder().remove(Tag.RETRIEVE_URL).build())),
                fault(ManifestRule.RETRIEVE_AE_TITLE, series(s -> s.toBuilder().remove(Tag.RETRIEVE_AE_TITLE).build())),
                fault(ManifestRule.UID, series(s -> s.toBuilder().set(Tag.SERIES_INSTANCE_UID, "1.2.03").build())),
                fault(ManifestRule.CONTENT_EQUALS_EVIDENCE, series(s -> {
                    List<DataSet> instances = new ArrayList<>(s.items(Tag.REFERENCED_SOP_SEQUENCE));
                    instances.remove(0);
                    return s.toBuilder().setItems(Tag.REFERENCED_SOP_SEQUENCE, instances).build();
                })),
                fault(ManifestRule.DUPLICATE, series(s -> {
                    List<DataSet> instances = new ArrayList<>(s.items(Tag.REFERENCED_SOP_SEQUENCE));
                    instances.add(instances.get(0));
                    return s.toBuilder().setItems(Tag.REFERENCED_SOP_SEQUENCE, instances).build();
                })));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsFound(ManifestRule rule, UnaryOperator<DataSet> fault) throws IOException {
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written(manifest(ManifestTitle.MANIFEST, 3))), ReadOptions.documents()).dataSet();
        List<Finding> findings = ManifestCheck.check(fault.apply(good));
        assertTrue(findings.stream().anyMatch(f -> f.rule() == rule && !f.detail().isBlank()), findings.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pacs.example.org/rs", "https://pacs.example.org/rs/", "https://pacs.example.org/rs/studies/1.2/series/1.3",
        "https://pacs.example.org/rs/studies", " https://pacs.example.org/rs/studies/1.2 "})
    void theDialectsOfRetrieveUrlAreOne(String url) {
        assertEquals("https://pacs.example.org/rs", RetrieveLocation.baseUrl(url));
    }

    @Test
    void seriesOfOneStudyMayLieInDifferentPlaces() throws IOException {
        Manifest manifest = manifest(ManifestTitle.MANIFEST, 1);
        List<Series> series = new ArrayList<>(manifest.series());
        RetrieveLocation elsewhere = new RetrieveLocation(Optional.of("LAKESIDE"), Optional.of("1.2.250.1.59.40212.3"), Optional.empty());
        series.set(0, Series.of(series.get(0).instanceUid(), elsewhere, series.get(0).instances()));
        Manifest read = ManifestReader.read(new ByteArrayInputStream(written(with(manifest, series))));
        assertEquals(elsewhere, read.series().get(0).retrieve());
        assertEquals(LOCATION, read.series().get(1).retrieve());
    }

    private static Arguments fault(ManifestRule rule, UnaryOperator<DataSet> fault) {
        return Arguments.of(rule, fault);
    }

    /** A change of the first series in the evidence. */
    private static UnaryOperator<DataSet> series(UnaryOperator<DataSet> change) {
        return document -> {
            DataSet study = document.item(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).orElseThrow();
            List<DataSet> series = new ArrayList<>(study.items(Tag.REFERENCED_SERIES_SEQUENCE));
            series.set(0, change.apply(series.get(0)));
            return document.toBuilder().setItem(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE,
                    study.toBuilder().setItems(Tag.REFERENCED_SERIES_SEQUENCE, series).build()).build();
        };
    }

    /** A study with images, a report and a waveform. */
    private static Manifest manifest(ManifestTitle title, int images) {
        List<Instance> ct = IntStream.range(1, images + 1).mapToObj(i -> new Instance(CT, "1.2.3.4.1." + i, OptionalInt.of(i), OptionalInt.empty())).toList();
        return new Manifest("1.2.3.9.1", "1.2.3.9", title.code(), Optional.of(LocalDateTime.of(2026, 11, 24, 12, 30, 15)), Optional.of("+0100"),
                new Patient(Optional.of(Identifier.of("P-4711", "2.999.1.1")), Optional.of("Müller-Lefèvre^Zoë"), Optional.of(LocalDate.of(1971, 2, 3)), Optional.of("F")),
                new Study("1.2.3", Optional.of(LocalDate.of(2026, 11, 20)), Optional.of(LocalTime.of(8, 15)), Optional.of(Identifier.of("A-1", "2.999.1.4")),
                        Optional.of("Roux^Jean"), Optional.of("S1"), Optional.of("CT thorax")),
                Optional.of("Affinity"), Optional.of("Hôpital Saint-Luc"),
                List.of(new ImagingRequest(Optional.of(Identifier.of("A-1", "2.999.1.4")), Optional.of(Identifier.of("O-1", "2.999.1.5")),
                        Optional.empty(), Optional.of("RP1"), Optional.of("CT thorax"))),
                List.of(new Series("1.2.3.4.1", Optional.of("CT"), OptionalInt.of(1), Optional.of("native"), Optional.empty(), LOCATION, ct),
                        new Series("1.2.3.4.2", Optional.of("SR"), OptionalInt.of(2), Optional.of("report"), Optional.empty(), LOCATION,
                                List.of(Instance.of(SR, "1.2.3.4.2.1"))),
                        new Series("1.2.3.4.3", Optional.of("ECG"), OptionalInt.of(3), Optional.empty(), Optional.empty(), LOCATION,
                                List.of(Instance.of(ECG, "1.2.3.4.3.1")))));
    }

    private static Manifest with(Manifest m, List<Series> series) {
        return new Manifest(m.sopInstanceUid(), m.seriesInstanceUid(), m.title(), m.content(), m.timezoneOffset(), m.patient(), m.study(),
                m.manufacturer(), m.institution(), m.requests(), series);
    }

    private static List<List<String>> uids(Manifest manifest) {
        return manifest.series().stream().map(s -> s.instances().stream().map(Instance::sopInstanceUid).toList()).toList();
    }

    private static byte[] written(Manifest manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestWriter.write(manifest, out);
        return out.toByteArray();
    }
}
