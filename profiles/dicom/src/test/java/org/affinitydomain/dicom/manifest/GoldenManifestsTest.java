package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in the shapes in which others write manifests, made with pydicom (make_manifests.py beside them): two in that of the
 * official samples of MADO's first edition, one of its current edition, and the other dialects of Retrieve URL.
 */
class GoldenManifestsTest {
    private static final String STUDY = "1.2.276.0.7230010.3.1.2.77";
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String MULTIFRAME = "1.2.840.10008.5.1.4.1.1.3.1";
    private static final Code HEAD = new Code("774007", "SCT", "Head and neck");

    static Stream<String> all() {
        return Stream.of("mado-temporary", "mado-multiframe", "mado-final", "series-url", "location-only");
    }

    private static InputStream open(String name) {
        return GoldenManifestsTest.class.getResourceAsStream("/org/affinitydomain/dicom/manifests/" + name + ".dcm");
    }

    private static Manifest read(String name) throws IOException {
        try (InputStream in = open(name)) {
            return ManifestReader.read(in);
        }
    }

    private static RetrieveLocation at(int place, Optional<String> url) {
        return new RetrieveLocation(Optional.empty(), Optional.of("1.2.250.1.59." + place), url);
    }

    private static Series temporary(int number, String modality, List<Instance> instances) {
        return new Series(STUDY + '.' + number, Optional.of(modality), Optional.of(LocalDate.of(2026, 3, 10)), Optional.of(LocalTime.of(10, 16)),
                OptionalInt.of(number), Optional.of("series " + number), Optional.of(HEAD), Optional.empty(),
                at(number, Optional.of("https://dicomserver.example/AET/rs")), instances);
    }

    private static List<Instance> instances(int series, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Instance(CT, STUDY + '.' + series + '.' + i, OptionalInt.of(i), OptionalInt.empty())).toList();
    }

    @Test
    void theFirstEditionOfMado() throws IOException {
        Manifest manifest = read("mado-temporary");
        assertEquals(ManifestTitle.MANIFEST_WITH_DESCRIPTION.code(), manifest.title());
        assertEquals(List.of(temporary(1, "CT", instances(1, 3)), temporary(2, "PT", instances(2, 2))), manifest.series());
        assertTrue(manifest.imageLibrary());
    }

    @Test
    void theFirstEditionOfMadoWithFrames() throws IOException {
        assertEquals(List.of(temporary(1, "US", List.of(new Instance(MULTIFRAME, STUDY + ".1.1", OptionalInt.of(1), OptionalInt.of(60)),
                new Instance(MULTIFRAME, STUDY + ".1.2", OptionalInt.of(2), OptionalInt.of(120))))), read("mado-multiframe").series());
    }

    @Test
    void theCurrentEditionOfMado() throws IOException {
        Manifest manifest = read("mado-final");
        assertEquals(ManifestTitle.MANIFEST_WITH_DESCRIPTION.code(), manifest.title());
        assertEquals(List.of(new Series(STUDY + ".1", Optional.of("CT"), OptionalInt.of(1), Optional.empty(), Optional.of(HEAD),
                at(1, Optional.empty()), instances(1, 3))), manifest.series());
        assertEquals(List.of(), manifest.requests(), "a request of which nothing is known says nothing");
    }

    @Test
    void theUrlOfASeriesIsThatOfItsBase() throws IOException {
        Series series = read("series-url").series().get(0);
        assertEquals(at(1, Optional.of("https://pacs.example/rs")), series.retrieve());
        assertEquals(3, series.instances().size());
    }

    @Test
    void aLocationAloneIsAnAddressToo() throws IOException {
        assertEquals(at(1, Optional.empty()), read("location-only").series().get(0).retrieve());
    }

    @ParameterizedTest
    @MethodSource("all")
    void patientAndStudyAreTheSameInAll(String name) throws IOException {
        Manifest manifest = read(name);
        assertEquals(Optional.of(Identifier.of("P1", "1.2.276.0.7230010.1")), manifest.patient().id());
        assertEquals(Optional.of("Muster^Änne"), manifest.patient().name());
        assertEquals(STUDY, manifest.study().instanceUid());
        assertEquals(Optional.of(LocalDate.of(2026, 3, 10)), manifest.study().date());
    }

    /** What is read is written in the form of this project, and says the same again. */
    @ParameterizedTest
    @MethodSource("all")
    void whatIsReadCanBeWritten(String name) throws IOException {
        Manifest manifest = read(name);
        assertEquals(manifest, ManifestReader.read(new ByteArrayInputStream(SampleManifests.written(manifest))));
    }

    @Test
    void theCheckKnowsTheEditions() throws IOException {
        assertEquals(Map.of(ManifestRule.RETRIEVE_AE_TITLE, Finding.Severity.WARNING, ManifestRule.RETRIEVE_URL, Finding.Severity.WARNING),
                rules("mado-final"));
        assertEquals(Map.of(ManifestRule.RETRIEVE_AE_TITLE, Finding.Severity.WARNING, ManifestRule.TEMPORARY_CODE, Finding.Severity.WARNING,
                ManifestRule.MADO_ATTRIBUTE, Finding.Severity.ERROR), rules("mado-temporary"));
        assertFalse(rules("series-url").containsKey(ManifestRule.RETRIEVE_URL));
        assertEquals(Set.of(ManifestRule.RETRIEVE_URL, ManifestRule.RETRIEVE_AE_TITLE), rules("location-only").keySet());
    }

    private static Map<ManifestRule, Finding.Severity> rules(String name) throws IOException {
        try (InputStream in = open(name)) {
            return ManifestCheck.check(in).stream().collect(Collectors.toMap(Finding::rule, Finding::severity, (one, other) -> one));
        }
    }
}
