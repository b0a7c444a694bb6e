package org.affinitydomain.imagingsource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RAD-69 over a folder: bytes as they are in the files, and the error of each instance that cannot be had. */
class RetrieveTest {
    private static final String EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid();
    private static final String IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();

    @TempDir
    private Path folder;
    private FolderPacs pacs;
    private RetrieveImagingDocumentSet retrieve;

    @BeforeEach
    void index() throws Exception {
        StudyFiles.write(folder, 2, 3);
        StudyFiles.write(folder.resolve("implicit"), StudyFiles.slice(3, 1).build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        pacs = new FolderPacs("lakeside", folder, Database.H2.empty(), Clock.systemUTC());
        pacs.listStudies(study -> { });
        retrieve = new RetrieveImagingDocumentSet(Lakeside.with(pacs), 5);
    }

    @AfterEach
    void close() {
        pacs.close();
    }

    @Test
    void instancesComeByteForByteInTheAskedOrder() throws Exception {
        RetrieveDocumentSetResponse response = retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 3)), document(StudyFiles.instance(1, 1))));
        assertEquals(Status.SUCCESS, response.response().status());
        assertEquals("application/dicom", response.documents().get(0).mimeType());
        assertArrayEquals(Files.readAllBytes(folder.resolve("S1/IM3")), bytes(response, 0));
        assertArrayEquals(Files.readAllBytes(folder.resolve("S1/IM1")), bytes(response, 1));
    }

    @Test
    void someAreAPartialSuccess() {
        RetrieveDocumentSetResponse response = retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1)), document("2.999.1"), new DocumentRequest(Optional.empty(), "1.2.3", StudyFiles.instance(1, 2))));
        assertEquals(Status.PARTIAL_SUCCESS, response.response().status());
        assertEquals(1, response.documents().size());
        assertEquals(List.of("urn:dicom:wado:0017", "XDSUnknownRepositoryId"), codes(response));
        assertEquals(List.of("2.999.1", StudyFiles.instance(1, 2)), response.response().errors().stream().map(RegistryError::location).toList());
    }

    @Test
    void whatIsNotKnownIsNamed() {
        assertEquals(List.of("urn:dicom:wado:0015"), codes(retrieve.retrieve(request("2.999.9", StudyFiles.series(1), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1))))));
        assertEquals(List.of("urn:dicom:wado:0016"), codes(retrieve.retrieve(request(StudyFiles.STUDY, "2.999.9", List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1))))));
        assertEquals(List.of("urn:dicom:wado:0017"), codes(retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(2), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1))))), "an instance of another series");
        assertEquals(List.of("urn:dicom:wado:0015"), codes(retrieve.retrieve(request("../../etc", StudyFiles.series(2), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1))))));
    }

    @Test
    void nothingIsTranscoded() {
        DocumentRequest implicit = document(StudyFiles.instance(3, 1));
        assertEquals(List.of("urn:dicom:wado:0007"),
                codes(retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(3), List.of(EXPLICIT), implicit))));
        assertEquals(Status.SUCCESS,
                retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(3), List.of(EXPLICIT, IMPLICIT), implicit)).response().status());
    }

    @Test
    void requestsWithoutSenseAreRefused() {
        assertEquals(List.of("urn:dicom:wado:0012"), codes(retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1), List.of(),
                document(StudyFiles.instance(1, 1))))));
        assertEquals(List.of("urn:dicom:wado:0012"), codes(retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1), List.of(EXPLICIT)))));
        DocumentRequest one = document(StudyFiles.instance(1, 1));
        assertEquals(List.of("XDSRepositoryOutOfResources"), codes(retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1),
                List.of(EXPLICIT), one, one, one, one, one, one))));
    }

    @Test
    void aFileThatWasReplacedIsNotHandedOutAsWhatItWas() throws Exception {
        RetrieveDocumentSetResponse response = retrieve.retrieve(request(StudyFiles.STUDY, StudyFiles.series(1), List.of(EXPLICIT),
                document(StudyFiles.instance(1, 1))));
        StudyFiles.write(folder.resolve("S1/IM1"), StudyFiles.slice(2, 9).set(Tag.PATIENT_ID, "another patient").build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThrows(IOException.class, () -> response.documents().get(0).content().open());
    }

    private static DocumentRequest document(String instanceUid) {
        return new DocumentRequest(Optional.empty(), Lakeside.LOCATION, instanceUid);
    }

    private static RetrieveImagingDocumentSetRequest request(String study, String series, List<String> syntaxes, DocumentRequest... documents) {
        return new RetrieveImagingDocumentSetRequest(List.of(new StudyRequest(study, List.of(new SeriesRequest(series, Arrays.asList(documents))))),
                syntaxes);
    }

    private static List<String> codes(RetrieveDocumentSetResponse response) {
        return response.response().errors().stream().map(RegistryError::errorCode).toList();
    }

    private static byte[] bytes(RetrieveDocumentSetResponse response, int document) throws Exception {
        try (InputStream in = response.documents().get(document).content().open()) {
            return in.readAllBytes();
        }
    }
}
