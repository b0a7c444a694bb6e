package org.affinitydomain.imagingsource.wado;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.BrokenPacs;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WADO-RS: what is asked for, what is accepted, what comes. */
class WadoRetrieveTest {
    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    private static final String STUDY_PATH = "/saint-luc/studies/" + TestImages.STUDY;
    @TempDir
    Path data;
    private WadoRetrieve wado;

    @BeforeEach
    void scan() throws IOException, SQLException {
        TestImages.writeStudy(Region.folder(data));
        FolderPacs pacs = new FolderPacs("saint-luc", Region.folder(data), Database.H2.empty(), new TestClock());
        pacs.listStudies(study -> { });
        wado = wado(pacs);
    }

    private WadoRetrieve wado(Pacs pacs) {
        return new WadoRetrieve(Region.sources(Region.in(data), pacs));
    }

    private WadoAnswer ask(String path, String accept) throws HttpProblem {
        return wado.retrieve(WadoRequest.of(path), Optional.of(accept));
    }

    private static byte[] body(WadoAnswer answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (answer) {
            answer.body().write(bytes);
        }
        return bytes.toByteArray();
    }

    private List<byte[]> parts(String path, String accept) throws HttpProblem, IOException {
        WadoAnswer answer = ask(path, accept);
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(body(answer)), answer.contentType());
        List<byte[]> parts = new ArrayList<>();
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            assertEquals(Optional.of("application/dicom"), part.get().contentType());
            try (InputStream in = part.get().content()) {
                parts.add(in.readAllBytes());
            }
        }
        return parts;
    }

    private static void assertProblem(Kind kind, org.junit.jupiter.api.function.Executable request) {
        assertEquals(kind, assertThrows(HttpProblem.class, request).kind());
    }

    @Test
    void studySeriesAndInstanceAreTheFiles() throws IOException, HttpProblem {
        assertEquals(5, parts(STUDY_PATH, AS_STORED).size());
        assertEquals(5, parts("/studies/" + TestImages.STUDY, AS_STORED).size(), "without a source");
        assertEquals(2, parts(STUDY_PATH + "/series/" + TestImages.OTHER_SERIES, AS_STORED).size());
        List<byte[]> one = parts(STUDY_PATH + "/series/" + TestImages.SERIES + "/instances/" + TestImages.SERIES + ".2", AS_STORED);
        assertEquals(1, one.size());
        byte[] file = Files.readAllBytes(Region.folder(data).resolve(TestImages.SERIES).resolve("IM" + TestImages.SERIES + ".2"));
        assertArrayEquals(file, one.get(0));
        WadoAnswer single = ask(STUDY_PATH + "/series/" + TestImages.SERIES + "/instances/" + TestImages.SERIES + ".2", "application/dicom");
        assertEquals("application/dicom", single.contentType());
        assertArrayEquals(file, body(single));
    }

    @Test
    void metadataAreTheHeaders() throws IOException, HttpProblem {
        WadoAnswer answer = ask(STUDY_PATH + "/metadata", "application/dicom+json");
        assertEquals("application/dicom+json", answer.contentType());
        List<DataSet> found = new ArrayList<>();
        try (DicomJsonReader reader = new DicomJsonReader(new ByteArrayInputStream(body(answer)))) {
            for (Optional<DataSet> next = reader.next(); next.isPresent(); next = reader.next()) {
                found.add(next.get());
            }
        }
        assertEquals(5, found.size());
        assertEquals(Optional.of("Müller^Änne^^Frau"), found.get(0).string(Tag.PATIENT_NAME));
        assertEquals(Optional.of(TestImages.SERIES + ".1"), found.get(0).string(Tag.SOP_INSTANCE_UID));
        assertEquals(Optional.of(new Element.BulkUri(Tag.PIXEL_DATA, VR.OW, "http://127.0.0.1:8080/imaging-source/wado-rs" + STUDY_PATH + "/series/" + TestImages.SERIES
                + "/instances/" + TestImages.SERIES + ".1/bulkdata/7FE00010")), found.get(0).element(Tag.PIXEL_DATA));
    }

    @ParameterizedTest
    @ValueSource(strings = {AS_STORED, "*/*", "multipart/*", "multipart/related", "multipart/related; type=\"application/dicom\"",
        "multipart/related; type=application/dicom;transfer-syntax=1.2.840.10008.1.2.1",
        "image/jpeg, multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.50;q=0.9,"
                + "multipart/related;type=\"application/dicom\";transfer-syntax=1.2.840.10008.1.2.1;q=0.1"})
    void accepts(String accept) throws HttpProblem, IOException {
        assertEquals(5, parts(STUDY_PATH, accept).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "application/dicom", "application/dicom+json", "multipart/related; type=\"image/jpeg\"",
        "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.50",
        "multipart/related; type=\"application/dicom\"; transfer-syntax=*; q=0", "nonsense"})
    void doesNotHave(String accept) {
        assertProblem(Kind.NOT_ACCEPTABLE, () -> ask(STUDY_PATH, accept));
    }

    @Test
    void metadataAreJsonOnly() {
        assertProblem(Kind.NOT_ACCEPTABLE, () -> ask(STUDY_PATH + "/metadata", "multipart/related; type=\"application/dicom+xml\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/saint-luc", "/saint-luc/studies", "/saint-luc/studies/", "/saint-luc/studies/abc", "/saint-luc/studies/1.2/instances/1.3",
        "/saint-luc/studies/1.2/frames/1", "/saint-luc/studies/1.2/rendered", "/saint-luc/studies/1.2/series/1.3/bulkdata/7FE00010", "/a/b/studies/1.2",
        "/saint-luc/studies/1.2.9", "/saint-luc/studies/" + TestImages.STUDY + "/series/1.2", "/lakeside/studies/" + TestImages.STUDY})
    void isNotFound(String path) {
        assertProblem(Kind.NOT_FOUND, () -> ask(path, AS_STORED));
    }

    @Test
    void aPacsThatIsDownIsNotAnUnknownStudy() {
        wado = wado(BrokenPacs.down());
        assertProblem(Kind.PACS_FAILED, () -> ask(STUDY_PATH, AS_STORED));
        wado = wado(BrokenPacs.with(new byte[0], -1));
        assertProblem(Kind.PACS_FAILED, () -> ask(STUDY_PATH, AS_STORED));
    }

    @ParameterizedTest
    @ValueSource(strings = {STUDY_PATH, STUDY_PATH + "/metadata"})
    void aPacsThatBreaksOffIsToldFromAClientThatLeaves(String path) throws HttpProblem {
        byte[] file = TestImages.file(TestImages.image(TestImages.SERIES, 1).build());
        wado = wado(BrokenPacs.with(file, file.length, 300));
        assertThrows(PacsException.class, () -> body(ask(path, "*/*")));
        wado = wado(BrokenPacs.with(file, file.length, -1));
        assertThrows(PacsException.class, () -> body(ask(path, "*/*")));
        WadoAnswer answer = ask(path, "*/*");
        IOException gone = assertThrows(IOException.class, () -> answer.body().write(new java.io.OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the client is gone");
            }
        }));
        assertFalse(gone instanceof PacsException);
        assertTrue(gone.getMessage().contains("gone"));
    }
}
