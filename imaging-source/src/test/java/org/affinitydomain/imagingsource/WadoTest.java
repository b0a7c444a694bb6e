package org.affinitydomain.imagingsource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WADO-RS over a folder: resources, negotiation, bytes and metadata. */
class WadoTest {
    private static final String AS_STORED = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @TempDir
    private Path folder;
    private FolderPacs pacs;
    private WadoRetrieve wado;

    @BeforeEach
    void index() throws Exception {
        StudyFiles.write(folder, 2, 3);
        StudyFiles.write(folder.resolve("implicit"), StudyFiles.slice(3, 1).build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        pacs = new FolderPacs("lakeside", folder, Database.H2.empty(), Clock.systemUTC());
        pacs.listStudies(study -> { });
        wado = new WadoRetrieve(Lakeside.with(pacs));
    }

    @AfterEach
    void close() {
        pacs.close();
    }

    @Test
    void studySeriesAndInstanceComeAsTheyAreStored() throws Exception {
        assertEquals(7, parts("/studies/" + StudyFiles.STUDY, AS_STORED).size());
        assertEquals(3, parts("/lakeside/studies/" + StudyFiles.STUDY + "/series/" + StudyFiles.series(2), AS_STORED).size());
        List<byte[]> one = parts("/lakeside" + instancePath(1, 2), AS_STORED);
        assertEquals(1, one.size());
        assertArrayEquals(Files.readAllBytes(folder.resolve("S1/IM2")), one.get(0));
    }

    @Test
    void encodingsAreNegotiated() throws Exception {
        String explicit = "multipart/related; type=\"application/dicom\"";
        assertEquals(1, parts(instancePath(1, 1), explicit).size(), "the default of the media type is what is stored");
        assertEquals(406, status(instancePath(3, 1), explicit), "but here it is not");
        assertEquals(1, parts(instancePath(3, 1), explicit + "; transfer-syntax=1.2.840.10008.1.2").size());
        assertEquals(1, parts(instancePath(3, 1), "text/html, */*;q=0.1").size());
        assertEquals(406, status(instancePath(1, 1), "image/jpeg"));
        assertEquals(406, status(instancePath(1, 1), AS_STORED + ";q=0"));
        assertEquals(406, status(instancePath(1, 1) + "/metadata", "application/dicom+xml"));
    }

    @Test
    void otherPathsAreNotFound() {
        for (String path : List.of("/studies/9.9.9", "/nowhere/studies/" + StudyFiles.STUDY, "/studies/" + StudyFiles.STUDY + "/frames/1",
                "/studies/..%2f", "/studies/' OR 1=1", "/", "", instancePath(1, 1) + "/rendered")) {
            assertEquals(404, status(path, AS_STORED), path);
        }
    }

    @Test
    void metadataAreTheHeadersWithoutPixels() throws Exception {
        List<DataSet> all = new ArrayList<>();
        try (DicomJsonReader json = new DicomJsonReader(new ByteArrayInputStream(
                body("/studies/" + StudyFiles.STUDY + "/series/" + StudyFiles.series(1) + "/metadata", "application/dicom+json")))) {
            for (Optional<DataSet> next = json.next(); next.isPresent(); next = json.next()) {
                all.add(next.get());
            }
        }
        assertEquals(3, all.size());
        assertEquals(Optional.of("Müller^Änne^^Frau"), all.get(0).string(Tag.PATIENT_NAME));
        assertEquals(Optional.of(StudyFiles.instance(1, 1)), all.get(0).string(Tag.SOP_INSTANCE_UID));
        assertTrue(all.get(0).element(Tag.PIXEL_DATA).isEmpty() || all.get(0).element(Tag.PIXEL_DATA).get().isEmpty());
    }

    @Test
    void aHostileAcceptHeaderIsReadInTime() {
        String quoted = "image/png; type=\"" + "a".repeat(60_000) + "\"";
        String parameters = "image/png" + "; a=b".repeat(20_000);
        String unfinished = "image/png" + "; a=\"".repeat(20_000);
        for (String accept : List.of(quoted, parameters, unfinished, "/,".repeat(40_000), ";".repeat(60_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(406, status(instancePath(1, 1), accept)));
        }
    }

    private static String instancePath(int series, int number) {
        return "/studies/" + StudyFiles.STUDY + "/series/" + StudyFiles.series(series) + "/instances/" + StudyFiles.instance(series, number);
    }

    private int status(String path, String accept) {
        return assertThrows(HttpProblem.class, () -> wado.retrieve(WadoRequest.of(path), Optional.of(accept)).close()).kind().status();
    }

    private List<byte[]> parts(String path, String accept) throws Exception {
        try (WadoAnswer answer = wado.retrieve(WadoRequest.of(path), Optional.of(accept)); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            answer.body().write(out);
            MultipartReader reader = new MultipartReader(new ByteArrayInputStream(out.toByteArray()), answer.contentType());
            List<byte[]> parts = new ArrayList<>();
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                parts.add(part.get().content().readAllBytes());
            }
            return parts;
        }
    }

    private byte[] body(String path, String accept) throws Exception {
        try (WadoAnswer answer = wado.retrieve(WadoRequest.of(path), Optional.of(accept)); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            answer.body().write(out);
            return out.toByteArray();
        }
    }
}
