package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests with descriptions as different sources write them: the reader makes the same of all of them. */
class DialectsTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2.1";
    private static final Code HEAD = new Code("774007", "SCT", "Head and neck");

    /**
     * A way of writing the image library.
     *
     * @param temporaryCodes the codes of MADO before those of DICOM were assigned
     * @param textNumbers    numbers as TEXT items, or as NUM items
     * @param nested         what describes an instance is its child, or stands before it
     */
    private record Dialect(boolean temporaryCodes, boolean textNumbers, boolean nested) {
        private DataSet name(String dcm, String temporary, String meaning) {
            boolean isTemporary = temporaryCodes && !temporary.isEmpty();
            return new Code(isTemporary ? temporary : dcm, isTemporary ? "99IHE" : "DCM", meaning).toItem();
        }

        private DataSet number(String relationship, DataSet name, int value) {
            DataSetBuilder item = DataSet.builder().set(Tag.RELATIONSHIP_TYPE, relationship)
                    .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name);
            if (textNumbers) {
                return item.set(Tag.VALUE_TYPE, "TEXT").set(Tag.TEXT_VALUE, Integer.toString(value)).build();
            }
            return item.set(Tag.VALUE_TYPE, "NUM").setItem(Tag.MEASURED_VALUE_SEQUENCE, DataSet.builder()
                    .set(Tag.NUMERIC_VALUE, Integer.toString(value)).build()).build();
        }

        private static DataSet text(DataSet name, String value) {
            return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "HAS ACQ CONTEXT").set(Tag.VALUE_TYPE, "TEXT")
                    .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name).set(Tag.TEXT_VALUE, value).build();
        }

        private static DataSet code(DataSet name, Code value) {
            return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "HAS ACQ CONTEXT").set(Tag.VALUE_TYPE, "CODE")
                    .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name).setItem(Tag.CONCEPT_CODE_SEQUENCE, value.toItem()).build();
        }

        private static DataSet container(DataSet name, List<DataSet> items) {
            return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "CONTAINS").set(Tag.VALUE_TYPE, "CONTAINER")
                    .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name).setItems(Tag.CONTENT_SEQUENCE, items).build();
        }

        private List<DataSet> instance(Instance instance) {
            List<DataSet> description = new ArrayList<>();
            String relationship = nested ? "HAS ACQ CONTEXT" : "CONTAINS";
            instance.number().ifPresent(n -> description.add(number(relationship, name("113609", "", "Instance Number"), n)));
            instance.frames().ifPresent(n -> description.add(number(relationship, name("121140", "", "Number of Frames"), n)));
            DataSetBuilder image = DataSet.builder().copy(reference(instance));
            if (nested) {
                return List.of(image.setItems(Tag.CONTENT_SEQUENCE, description).build());
            }
            description.add(image.build());
            return description;
        }

        private DataSet library(List<Series> series) {
            List<DataSet> groups = new ArrayList<>(List.of(
                    code(name("121139", "", "Modality"), new Code("CT", "DCM", "Computed Tomography")),
                    number("HAS ACQ CONTEXT", name("131565", "MADOTEMP009", "Number of Study Related Series"), series.size())));
            for (Series s : series) {
                List<DataSet> items = new ArrayList<>(List.of(
                        code(name("121139", "", "Modality"), new Code(s.modality().orElseThrow(), "DCM", "modality")),
                        text(name("131563", "MADOTEMP002", "Series Description"), s.description().orElseThrow()),
                        text(name("113607", "", "Series Number"), Integer.toString(s.number().orElseThrow())),
                        DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "HAS ACQ CONTEXT").set(Tag.VALUE_TYPE, "UIDREF")
                                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, name("112002", "", "Series Instance UID"))
                                .set(Tag.UID, s.instanceUid()).build(),
                        code(name("123014", "", "Target Region"), s.region().orElseThrow()),
                        number("HAS ACQ CONTEXT", name("131564", "MADOTEMP007", "Number of Series Related Instances"),
                                s.instances().size())));
                s.instances().forEach(instance -> items.addAll(instance(instance)));
                groups.add(container(name("126200", "", "Image Library Group"), items));
            }
            return container(name("111028", "", "Image Library"), groups);
        }
    }

    private static DataSet reference(Instance instance) {
        return DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "CONTAINS").set(Tag.VALUE_TYPE, "IMAGE")
                .setItem(Tag.REFERENCED_SOP_SEQUENCE, EvidenceWriter.reference(instance)).build();
    }

    private static List<Series> series() {
        RetrieveLocation one = new RetrieveLocation(Optional.empty(), Optional.of("1.2.250.1.59.1"), Optional.of("https://a.example.org/rs"));
        RetrieveLocation other = new RetrieveLocation(Optional.of("ARCHIVE"), Optional.of("1.2.250.1.59.2"), Optional.empty());
        return List.of(
                new Series("1.2.3.1", Optional.of("CT"), OptionalInt.of(3), Optional.of("Thorax ä"), Optional.of(HEAD), one, List.of(
                        new Instance(CT, "1.2.3.1.1", OptionalInt.of(1), OptionalInt.of(120)),
                        new Instance(CT, "1.2.3.1.2", OptionalInt.of(2), OptionalInt.empty()),
                        new Instance(CT, "1.2.3.1.3", OptionalInt.empty(), OptionalInt.empty()))),
                new Series("1.2.3.2", Optional.of("PT"), OptionalInt.of(4), Optional.of("PET"), Optional.of(HEAD), other, List.of(
                        new Instance(CT, "1.2.3.2.1", OptionalInt.of(1), OptionalInt.empty()))));
    }

    private static DataSet document(Dialect dialect, String urlEnd) {
        DataSetBuilder document = DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.88.59").set(Tag.SOP_INSTANCE_UID, "1.2.3.9")
                .set(Tag.STUDY_INSTANCE_UID, "1.2.3").set(Tag.SERIES_INSTANCE_UID, "1.2.3.8")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, dialect.name("131560", "MADOTEMP001", "Manifest with Description"));
        List<DataSet> evidence = series().stream().map(s -> {
            DataSetBuilder item = DataSet.builder().set(Tag.SERIES_INSTANCE_UID, s.instanceUid())
                    .setIfPresent(Tag.RETRIEVE_AE_TITLE, s.retrieve().aeTitle())
                    .setIfPresent(Tag.RETRIEVE_LOCATION_UID, s.retrieve().locationUid())
                    .setItems(Tag.REFERENCED_SOP_SEQUENCE, s.instances().stream().map(EvidenceWriter::reference).toList());
            s.retrieve().url().ifPresent(url -> item.set(Tag.RETRIEVE_URL, url + urlEnd));
            return item.build();
        }).toList();
        document.setItem(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, DataSet.builder()
                .set(Tag.STUDY_INSTANCE_UID, "1.2.3").setItems(Tag.REFERENCED_SERIES_SEQUENCE, evidence).build());
        List<DataSet> content = new ArrayList<>(List.of(dialect.library(series())));
        series().forEach(s -> s.instances().forEach(instance -> content.add(reference(instance))));
        return document.setItems(Tag.CONTENT_SEQUENCE, content).build();
    }

    static Stream<Arguments> dialects() {
        return Stream.of("", "/", "/studies", "/studies/1.2.3/series/1.2.3.1").flatMap(url -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .map(bits -> Arguments.of(dialect(bits), url)));
    }

    /** A file with an image library; the bits say in which dialect. */
    static byte[] file(int bits) throws IOException {
        return file(document(dialect(bits), ""));
    }

    private static Dialect dialect(int bits) {
        return new Dialect((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }

    private static byte[] file(DataSet document) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Part10Writer.write(file, document, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return file.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void allDialectsGiveTheSameManifest(Dialect dialect, String urlEnd) throws IOException {
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(file(document(dialect, urlEnd))));
        assertEquals(series(), manifest.series());
        assertEquals("1.2.3", manifest.study().instanceUid());
        assertTrue(ManifestTitle.MANIFEST_WITH_DESCRIPTION.code().matches(manifest.title()));
    }

    /** A NUM item holds a decimal string (PS3.3 C.18.1), which may write an integer in several ways. */
    @ParameterizedTest
    @CsvSource({"120,120", "120.0,120", "1.2E2,120", "'120 ',120", "+7,7", "120.5,", "1E60,", "4294967296,", "many,"})
    void numbersAreReadAsDecimalStrings(String written, Integer expected) throws IOException {
        DataSet number = DataSet.builder().set(Tag.RELATIONSHIP_TYPE, "HAS ACQ CONTEXT").set(Tag.VALUE_TYPE, "NUM")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, new Code("121140", "DCM", "Number of Frames").toItem())
                .setItem(Tag.MEASURED_VALUE_SEQUENCE, DataSet.builder().set(Tag.NUMERIC_VALUE, written).build()).build();
        DataSet image = reference(Instance.of(CT, "1.2.3.1.1")).toBuilder().setItem(Tag.CONTENT_SEQUENCE, number).build();
        DataSet group = Dialect.container(new Code("126200", "DCM", "Image Library Group").toItem(), List.of(image));
        DataSet library = Dialect.container(new Code("111028", "DCM", "Image Library").toItem(), List.of(group));
        Manifest manifest = ManifestReader.of(document(dialect(4), "").toBuilder().setItem(Tag.CONTENT_SEQUENCE, library).build());
        assertEquals(expected == null ? OptionalInt.empty() : OptionalInt.of(expected), manifest.series().get(0).instances().get(0).frames());
    }

    /** The description is about the evidence; where it is missing or about other instances, the evidence stands. */
    @Test
    void aLibraryThatSaysLessIsNoObstacle() throws IOException {
        Dialect dialect = new Dialect(false, false, true);
        DataSet bare = document(dialect, "").toBuilder().setItems(Tag.CONTENT_SEQUENCE, List.of()).build();
        Manifest manifest = ManifestReader.of(bare);
        assertEquals(4, manifest.instanceCount());
        assertEquals(Optional.empty(), manifest.series().get(0).modality());
        assertEquals(OptionalInt.empty(), manifest.series().get(0).instances().get(0).number());
    }

    @Test
    void theEvidenceOfTheDocumentsOwnStudyCounts() throws IOException {
        DataSet document = document(new Dialect(false, false, true), "");
        DataSet own = document.item(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).orElseThrow();
        DataSet other = DataSet.builder().set(Tag.STUDY_INSTANCE_UID, "1.2.4").build();
        Manifest manifest = ManifestReader.of(document.toBuilder()
                .setItems(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, List.of(other, own)).build());
        assertEquals(4, manifest.instanceCount());
    }

    @Test
    void otherDocumentsAreNoManifests() {
        DataSet document = document(new Dialect(false, false, true), "");
        Assertions.assertThrows(DicomFormatException.class,
                () -> ManifestReader.of(document.toBuilder().set(Tag.SOP_CLASS_UID, CT).build()));
        Assertions.assertThrows(DicomFormatException.class, () -> ManifestReader.of(document.toBuilder()
                .remove(Tag.STUDY_INSTANCE_UID).remove(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).build()));
    }
}
