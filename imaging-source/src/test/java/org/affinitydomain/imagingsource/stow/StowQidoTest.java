package org.affinitydomain.imagingsource.stow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.archive.ArchiveSettings;
import org.affinitydomain.imagingsource.archive.Archives;
import org.affinitydomain.imagingsource.archive.TestArchive;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.query.QidoRequest;
import org.affinitydomain.imagingsource.query.QidoSearch;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images are stored by STOW-RS, and found by QIDO-RS. */
class StowQidoTest {
    private static final int FAILURE_REASON = 0x00081197;
    private static final int FAILED = 0x00081198;
    private static final int STORED = 0x00081199;
    private static final int OTHER_FAILURES = 0x0008119A;
    @TempDir
    Path data;
    private TestArchive archive;

    private void open(Database database) throws Exception {
        archive = new TestArchive(data, database.empty());
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private record Body(String contentType, byte[] bytes) {
    }

    private static Body body(byte[]... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MultipartWriter parts = new MultipartWriter(bytes, "application/dicom");
        for (byte[] file : files) {
            parts.part(new ByteArrayInputStream(file));
        }
        parts.end();
        return new Body(parts.contentType(), bytes.toByteArray());
    }

    private StoreInstancesResponse post(String path, Body body) throws Exception {
        return new StowStore(archive.sources, new Archives(Map.of(archive.source.id(), archive.archive))).store(
                StowRequest.of(path, Optional.of(body.contentType()), new ByteArrayInputStream(body.bytes())));
    }

    private static byte[] image(String series, int number) {
        return TestImages.file(TestImages.image(series, number).build());
    }

    private List<DataSet> get(String path, String... parameters) throws Exception {
        Map<String, List<String>> map = new HashMap<>();
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            map.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
        }
        QidoSearch.Answer answer = new QidoSearch(archive.sources).search(QidoRequest.of("/saint-luc" + path, map).orElseThrow());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        answer.body().write(json);
        List<DataSet> found = new ArrayList<>();
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(json.toByteArray()))) {
            for (Optional<DataSet> next = reader.next(); next.isPresent(); next = reader.next()) {
                found.add(next.get());
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void storedAndFound(Database database) throws Exception {
        open(database);
        StoreInstancesResponse response = post("/saint-luc/studies", body(image(TestImages.SERIES, 1), image(TestImages.SERIES, 2),
                TestImages.file(TestImages.image(TestImages.OTHER_SERIES, 1).set(Tag.MODALITY, "SR").setIntegers(Tag.SERIES_NUMBER, 2).build()),
                TestImages.file(TestImages.image("1.2.3.5", "1.2.3.5.1", 1).set(Tag.STUDY_DATE, "20250101").set(Tag.STUDY_TIME, "120000").set(Tag.PATIENT_NAME, "Yamada^Tarou=山田^太郎")
                        .set(Tag.PATIENT_ID, "L-2").set(Tag.ACCESSION_NUMBER, "100%_A").build())));
        assertEquals(200, response.httpStatus());
        assertEquals(4, response.dataSet().items(STORED).size());
        assertEquals(List.of(TestImages.STUDY, "1.2.3.5"), uids(get("/studies"), Tag.STUDY_INSTANCE_UID), "the newest first");
        DataSet study = get("/studies", "PatientID=L-1").get(0);
        assertEquals(OptionalLong.of(3), study.integer(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES));
        assertEquals(List.of("CT", "SR"), study.strings(Tag.MODALITIES_IN_STUDY));
        assertTrue(study.string(Tag.RETRIEVE_URL).orElseThrow().endsWith("/wado-rs/saint-luc/studies/" + TestImages.STUDY));
        assertEquals(Optional.empty(), study.element(Tag.PATIENT_AGE));
        for (String matching : List.of("PatientName=m*", "PatientName=MÜLLER^ÄNNE^^FRAU", "00100010=M?ller*", "StudyDate=20260314", "StudyDate=20260301-",
                "StudyDate=20260301-20260331", "StudyTime=09-10", "StudyTime=0926", "ModalitiesInStudy=SR", "ModalitiesInStudy=MR,SR", "AccessionNumber=A-77",
                "StudyInstanceUID=1.9," + TestImages.STUDY, "PatientID=L-1")) {
            assertEquals(List.of(TestImages.STUDY), uids(get("/studies", matching), Tag.STUDY_INSTANCE_UID), matching);
        }
        for (String both : List.of("ReferringPhysicianName=referrer^rita", "StudyDescription=CT Th*", "PatientBirthDate=19650412", "PatientSex=F")) {
            assertEquals(2, get("/studies", both).size(), both);
        }
        for (String other : List.of("PatientName=山田*", "PatientName=yamada^tarou", "AccessionNumber=100%*", "StudyDate=-20251231", "PatientID=?-2")) {
            assertEquals(List.of("1.2.3.5"), uids(get("/studies", other), Tag.STUDY_INSTANCE_UID), other);
        }
        for (String none : List.of("PatientName=mueller", "PatientID=l-1", "ModalitiesInStudy=MR", "AccessionNumber=A_77", "StudyTime=13-", "PatientID=%")) {
            assertEquals(List.of(), get("/studies", none), none);
        }
        assertEquals(3, get("/series").size());
        assertEquals(List.of(TestImages.SERIES, TestImages.OTHER_SERIES), uids(get("/studies/" + TestImages.STUDY + "/series"), Tag.SERIES_INSTANCE_UID));
        assertEquals(List.of(TestImages.OTHER_SERIES), uids(get("/series", "Modality=SR"), Tag.SERIES_INSTANCE_UID));
        assertEquals(3, get("/studies/" + TestImages.STUDY + "/instances").size());
        assertEquals(4, get("/instances").size());
        List<DataSet> instances = get("/studies/" + TestImages.STUDY + "/series/" + TestImages.SERIES + "/instances", "includefield=StudyDate,00100020");
        assertEquals(List.of(1L, 2L), instances.stream().map(one -> one.integer(Tag.INSTANCE_NUMBER).orElseThrow()).toList());
        assertEquals(Optional.of("L-1"), instances.get(0).string(Tag.PATIENT_ID));
        assertEquals(Optional.empty(), instances.get(0).element(Tag.PATIENT_NAME));
        assertTrue(get("/instances", "includefield=all").get(0).contains(Tag.BODY_PART_EXAMINED));
        assertEquals(List.of("1.2.3.5"), uids(get("/studies", "offset=1"), Tag.STUDY_INSTANCE_UID));
        assertEquals(1, get("/studies", "limit=1").size());
    }

    private static List<String> uids(List<DataSet> found, int tag) {
        return found.stream().map(one -> one.string(tag).orElseThrow()).toList();
    }

    @Test
    void whatFailsIsToldOneByOne() throws Exception {
        open(Database.H2);
        StoreInstancesResponse some = post("/saint-luc/studies/" + TestImages.STUDY, body(image(TestImages.SERIES, 1),
                TestImages.file(TestImages.image("1.2.3.5", "1.2.3.5.1", 1).build()), "no image".getBytes(), image(TestImages.SERIES, 1),
                TestImages.file(TestImages.image(TestImages.SERIES, 1).set(Tag.PATIENT_ID, "L-2").build())));
        assertEquals(202, some.httpStatus());
        assertEquals(List.of(TestImages.SERIES + ".1", TestImages.SERIES + ".1"), uids(some.dataSet().items(STORED), Tag.REFERENCED_SOP_INSTANCE_UID));
        assertEquals(List.of(0xA900L, 0x0111L), some.dataSet().items(FAILED).stream().map(one -> one.integer(FAILURE_REASON).orElseThrow()).toList());
        assertEquals(List.of(0xC000L), some.dataSet().items(OTHER_FAILURES).stream().map(one -> one.integer(FAILURE_REASON).orElseThrow()).toList());
        assertEquals(1, get("/instances").size());
        assertEquals(409, post("/saint-luc/studies", body("no image".getBytes())).httpStatus());
        assertEquals(HttpProblem.Kind.BAD_REQUEST, assertThrows(HttpProblem.class, () -> post("/saint-luc/studies", body())).kind());
        assertEquals(HttpProblem.Kind.NOT_FOUND, assertThrows(HttpProblem.class, () -> post("/lakeside/studies", body(image(TestImages.SERIES, 1)))).kind());
        for (String type : List.of("application/dicom", "multipart/related; type=\"application/dicom+json\"; boundary=x", "text/plain")) {
            assertEquals(HttpProblem.Kind.UNSUPPORTED_MEDIA_TYPE, assertThrows(HttpProblem.class, () ->
                    post("/saint-luc/studies", new Body(type, new byte[0]))).kind(), type);
        }
    }

    @Test
    void aBodyThatBreaksOffHasStoredWhatCameWhole() throws Exception {
        open(Database.H2);
        Body whole = body(image(TestImages.SERIES, 1), image(TestImages.SERIES, 2));
        StoreInstancesResponse response = post("/saint-luc/studies", new Body(whole.contentType(), Arrays.copyOf(whole.bytes(), whole.bytes().length - 400)));
        assertEquals(202, response.httpStatus());
        assertEquals(List.of(TestImages.SERIES + ".1"), uids(get("/instances"), Tag.SOP_INSTANCE_UID));
    }

    /** More than the memory that these tests have. */
    @Test
    void anImageOfAnySizeTakesNoMemory() throws Exception {
        archive = new TestArchive(data, Database.H2.empty(), new ArchiveSettings(1L << 30, 0, 100), Optional.empty());
        int pixels = 200 << 20;
        byte[] head = TestImages.file(TestImages.image(TestImages.SERIES, 1).remove(Tag.PIXEL_DATA).build());
        ByteBuffer element = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x7FE0).putShort((short) 0x0010)
                .put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(pixels);
        InputStream zeros = new InputStream() {
            private int left = pixels;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(left, length);
                left -= count;
                return count > 0 ? count : -1;
            }
        };
        InputStream body = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("--x\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(head), new ByteArrayInputStream(element.array()), zeros,
                new ByteArrayInputStream("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII)))));
        StoreInstancesResponse response = new StowStore(archive.sources, new Archives(Map.of(archive.source.id(), archive.archive))).store(
                StowRequest.of("/saint-luc/studies", Optional.of("multipart/related; type=\"application/dicom\"; boundary=x"), body));
        assertEquals(200, response.httpStatus());
        assertEquals(OptionalLong.of(head.length + 12L + pixels), archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(0).size());
    }

    @Test
    void withoutRoomTheSenderIsToldSo() throws Exception {
        archive = new TestArchive(data, Database.H2.empty(), new ArchiveSettings(1 << 20, Long.MAX_VALUE, 100), Optional.empty());
        StoreInstancesResponse response = post("/saint-luc/studies", body(image(TestImages.SERIES, 1)));
        assertEquals(507, response.httpStatus());
        assertEquals(OptionalLong.of(Status.OUT_OF_RESOURCES.code()), response.dataSet().items(OTHER_FAILURES).get(0).integer(FAILURE_REASON));
    }

    @Test
    void whatIsNoSearchIsRefused() throws Exception {
        open(Database.H2);
        for (String wrong : List.of("StudyDate=20261301", "StudyDate=-", "NoSuchKeyword=1", "PixelData=1", "Modality=CT", "limit=-1", "offset=x",
                "includefield=Nothing", "StudyTime=25", "SeriesInstanceUID=1.2")) {
            assertEquals(HttpProblem.Kind.BAD_REQUEST, assertThrows(HttpProblem.class, () -> get("/studies", wrong), wrong).kind(), wrong);
        }
        assertEquals(HttpProblem.Kind.BAD_REQUEST, assertThrows(HttpProblem.class, () -> get("/studies", "PatientID=1", "PatientID=2")).kind());
        QidoSearch.Answer fuzzy = new QidoSearch(archive.sources).search(QidoRequest.of("/saint-luc/studies", Map.of("fuzzymatching", List.of("true")))
                .orElseThrow());
        assertTrue(fuzzy.warnings().get(0).contains("fuzzymatching"), fuzzy.warnings().toString());
        assertEquals(Optional.empty(), QidoRequest.of("/saint-luc/studies/1.2", Map.of()), "that is WADO-RS");
    }
}
