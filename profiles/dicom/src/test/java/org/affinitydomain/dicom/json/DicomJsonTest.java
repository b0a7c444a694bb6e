package org.affinitydomain.dicom.json;

import static org.affinitydomain.dicom.json.JsonTestSupport.read;
import static org.affinitydomain.dicom.json.JsonTestSupport.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The DICOM JSON Model (PS3.18 F). */
class DicomJsonTest {
    private static final int FRAME_INCREMENT_POINTER = 0x00280009;

    private static DataSet sample() {
        return DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").set(Tag.IMAGE_TYPE, List.of("ORIGINAL", "", "AXIAL"))
                .set(Tag.PATIENT_NAME, "Yamada^Tarou=山田^太郎=やまだ^たろう").set(Tag.PATIENT_ID, List.of())
                .set(0x00181310, VR.US, List.of("0", "256")).set(0x00280030, List.of("0.5", "1.25E-3"))
                .set(FRAME_INCREMENT_POINTER, VR.AT, List.of("00181063")).set(0x00189074, "20261124101530.5+0100")
                .setItems(Tag.CONTENT_SEQUENCE, List.of(DataSet.empty(),
                        DataSet.builder().set(Tag.TEXT_VALUE, " indented\nsecond \"line\"").build()))
                .setBytes(0x00091001, VR.UN, new byte[] {1, 2, 3, 4}).set(0x00720072, VR.FD, List.of("NaN", "0.1")).build();
    }

    @Test
    void isWhatTheStandardSays() throws IOException {
        assertEquals("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                + "\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]},"
                + "\"00091001\":{\"vr\":\"UN\",\"InlineBinary\":\"AQIDBA==\"},"
                + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\",\"Ideographic\":\"山田^太郎\",\"Phonetic\":\"やまだ^たろう\"}]},"
                + "\"00100020\":{\"vr\":\"LO\"},"
                + "\"00181310\":{\"vr\":\"US\",\"Value\":[0,256]},"
                + "\"00189074\":{\"vr\":\"DT\",\"Value\":[\"20261124101530.5+0100\"]},"
                + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5,0.00125]},"
                + "\"0040A730\":{\"vr\":\"SQ\",\"Value\":[{},{\"0040A160\":{\"vr\":\"UT\",\"Value\":[\" indented\\nsecond \\\"line\\\"\"]}}]},"
                + "\"00720072\":{\"vr\":\"FD\",\"Value\":[\"NaN\",0.1]}}", write(sample()));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        DataSet read = read(write(sample())).get(0);
        assertEquals(write(sample()), write(read));
        assertEquals(sample().items(Tag.CONTENT_SEQUENCE), read.items(Tag.CONTENT_SEQUENCE));
        assertEquals(sample().element(0x00720072), read.element(0x00720072));
    }

    @Test
    void membersMayComeInAnyOrder() throws IOException {
        DataSet read = read("{\"00091001\":{\"Value\":[\"a\"],\"vr\":\"LO\"},\"00091002\":{\"InlineBinary\":\"AQID\",\"vr\":\"OB\"},"
                + "\"00091003\":{\"BulkDataURI\":\"x/y\",\"vr\":\"OW\"},\"00091004\":{\"Value\":[{}],\"vr\":\"SQ\"}}").get(0);
        assertEquals(Optional.of("a"), read.string(0x00091001));
        assertEquals(Optional.of(new Element.Value(0x00091002, VR.OB, new byte[] {1, 2, 3, 0})), read.element(0x00091002));
        assertEquals(Optional.of(new Element.BulkUri(0x00091003, VR.OW, "x/y")), read.element(0x00091003));
        assertEquals(List.of(DataSet.empty()), read.items(0x00091004));
    }

    @Test
    void emptyNamesAndItemsKeepTheirPlaces() throws IOException {
        DataSet read = read("{\"00081048\":{\"vr\":\"PN\",\"Value\":[{},{\"Alphabetic\":\"B\"},null,{\"Ideographic\":\"D\"}]},"
                + "\"0040A730\":{\"vr\":\"SQ\",\"Value\":[null,{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}},{}]}}").get(0);
        assertEquals(List.of("", "B", "", "=D"), read.strings(0x00081048));
        assertEquals(List.of(0, 1, 0), read.items(Tag.CONTENT_SEQUENCE).stream().map(DataSet::size).toList());
    }

    /** What real servers send: no vr, names as strings, numbers as strings, keywords for tags. */
    @Test
    void dialectsAreUnderstood() throws IOException {
        DataSet read = read("{\"00080060\":{\"Value\":[\"MR\"]},\"00100010\":{\"vr\":\"PN\",\"Value\":[\"Muster^Anna\"]},"
                + "\"00201208\":{\"vr\":\"IS\",\"Value\":[\"12\"]},\"00280010\":{\"vr\":\"US\",\"Value\":[\"512\"]},"
                + "\"StudyDescription\":{\"vr\":\"LO\",\"Value\":[\"head\"]},\"00081190\":{\"vr\":\"UR\",\"Value\":[\"https://h/rs\"],\"x\":[{}]}}").get(0);
        assertEquals(Optional.of("MR"), read.string(Tag.MODALITY));
        assertEquals(Optional.of("Muster^Anna"), read.string(Tag.PATIENT_NAME));
        assertEquals(12, read.integer(0x00201208).orElseThrow());
        assertEquals(512, read.integer(0x00280010).orElseThrow());
        assertEquals(Optional.of("head"), read.string(Tag.STUDY_DESCRIPTION));
    }

    @Test
    void valuesElsewhereGetTheirAddress() throws IOException {
        DataSet icon = DataSet.builder().put(new Element.BulkReference(Tag.PIXEL_DATA, VR.OW, 10, 20, false)).build();
        DataSet dataSet = DataSet.builder().setItems(0x00880200, List.of(DataSet.empty(), icon)).build();
        String json = write(dataSet, (path, element) -> Optional.of("bulk/" + path));
        assertTrue(json.contains("\"BulkDataURI\":\"bulk/00880200/2/7FE00010\""), json);
        assertEquals("{\"00880200\":{\"vr\":\"SQ\",\"Value\":[{},{\"7FE00010\":{\"vr\":\"OW\"}}]}}", write(dataSet));
    }

    @Test
    void arraysAreReadOneByOneWhileTheyAreWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomJsonWriter writer = new DicomJsonWriter(out, BulkDataUris.NONE)) {
            writer.beginArray();
            for (int i = 0; i < 1000; i++) {
                writer.write(sample());
            }
            writer.endArray();
        }
        assertEquals(1000, read(out.toByteArray()).size());
        assertEquals(List.of(), read("[]"));
        assertEquals(List.of(), read(" [ ] "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[7]", "[[]]", "{", "[{}", "{\"00080060\":7}", "{\"0008006\":{}}", "{\"00080060\":{\"vr\":\"XX\"}}",
        "{\"00080060\":{\"vr\":7}}", "{\"00080060\":{\"vr\":\"CS\",\"Value\":7}}", "{\"00080060\":{\"vr\":\"CS\",\"Value\":[[7]]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[70000]}}", "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"many\"]}}",
        "{\"00091001\":{\"vr\":\"OB\",\"InlineBinary\":\"?\"}}", "{\"00091001\":{\"vr\":\"OB\",\"InlineBinary\":[]}}",
        "{\"00080060\":{},\"00080060\":{}}", "<html></html>"})
    void otherThingsAreRefused(String json) {
        assertThrows(DicomFormatException.class, () -> read(json));
    }

    @Test
    void aReaderThatFailedHasNothingMore() throws IOException {
        byte[] json = "[{\"00080060\":{\"vr\":\"XX\"}},{},{}]".getBytes(StandardCharsets.US_ASCII);
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(json))) {
            assertThrows(DicomFormatException.class, reader::next);
            assertEquals(Optional.empty(), reader.next());
        }
    }

    @Test
    void bombsAreRefused() {
        List<String> bombs = List.of(
                "{\"0040A730\":{\"vr\":\"SQ\",\"Value\":[".repeat(5000), // depth
                "[{\"00091001\":{\"vr\":\"UT\",\"Value\":[\"" + "x".repeat(5 << 20), // one string
                "{\"00091001\":{\"vr\":\"LO\",\"Value\":[" + "null,".repeat(1_000_000), // values
                "{\"00091001\":{\"vr\":\"SQ\",\"Value\":[" + "{},".repeat(1_000_000), // items
                "{\"" + "0".repeat(1000) + "\":{}}", // a name
                "{\"00200013\":{\"vr\":\"IS\",\"Value\":[" + "9".repeat(1000) + "]}}"); // a number
        for (String bomb : bombs) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                DicomFormatException e = assertThrows(DicomFormatException.class, () -> read(bomb));
                assertFalse(e.getMessage().isBlank());
            }, bomb.substring(0, 40));
        }
    }

    @Test
    void aCutDocumentIsNoticedAtEveryByte() throws IOException {
        byte[] json = ("[" + write(sample()) + "]").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThrows(DicomFormatException.class, () -> read(cut), "cut at " + length);
        }
    }

    @Property(tries = 1000)
    void changedBytesEndInDataSetsOrAnException(@ForAll @IntRange(max = 800) int at, @ForAll byte value,
                                                @ForAll @IntRange(max = 800) int alsoAt) throws IOException {
        byte[] json = ("[" + write(sample()) + "]").getBytes(StandardCharsets.UTF_8);
        json[at % json.length] = value;
        json[alsoAt % json.length] ^= value;
        readOrRefuse(json);
    }

    @Property(tries = 500)
    void noiseIsRefused(@ForAll @Size(min = 1, max = 40) byte[] noise) throws IOException {
        readOrRefuse(noise);
    }

    private static void readOrRefuse(byte[] json) throws IOException {
        try {
            read(json).forEach(dataSet -> assertTrue(dataSet.size() >= 0));
        } catch (DicomFormatException e) {
            assertTrue(e.position() >= 0 && e.position() <= json.length + 1, e.toString());
        }
    }
}
