package org.affinitydomain.imagingsource.retrieve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.BrokenPacs;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * RAD-69. The codes are those of DICOM PS3.18-2017 6.4.4, where 0007 is a transfer syntax that cannot be provided, and 0015,
 * 0016 and 0017 are a study, a series and a document that are not known.
 */
class RetrieveImagingDocumentSetTest {
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG = "1.2.840.10008.1.2.4.70";
    private static final String HERE = "1.3.6.1.4.1.21367.13.80.21.1.3";
    @TempDir
    Path data;
    private AffinityDomain domain;
    private RetrieveImagingDocumentSet retrieve;

    @BeforeEach
    void scan() throws IOException, SQLException {
        domain = Region.in(data);
        TestImages.writeStudy(Region.folder(data));
        FolderPacs pacs = new FolderPacs("saint-luc", Region.folder(data), Database.H2.empty(), new TestClock());
        pacs.listStudies(study -> { });
        retrieve = new RetrieveImagingDocumentSet(Region.sources(domain, pacs));
    }

    private static DocumentRequest document(String location, String instance) {
        return new DocumentRequest(Optional.of("urn:oid:1.3.6.1.4.1.21367.13.80.21"), location, instance);
    }

    private RetrieveDocumentSetResponse ask(String study, String series, List<String> syntaxes, DocumentRequest... documents) {
        return retrieve.retrieve(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(study, List.of(new SeriesRequest(series, List.of(documents))))), syntaxes));
    }

    private static void assertFailure(String code, RetrieveDocumentSetResponse response) {
        assertEquals(Status.FAILURE, response.response().status());
        assertEquals(List.of(code), response.response().errors().stream().map(RegistryError::errorCode).distinct().toList());
        assertEquals(List.of(), response.documents());
    }

    private static String instance(int number) {
        return TestImages.SERIES + '.' + number;
    }

    @Test
    void returnsInstancesInTheOrderAskedForByteForByte() throws IOException {
        RetrieveDocumentSetResponse response = ask(TestImages.STUDY, TestImages.SERIES, List.of(JPEG, EXPLICIT),
                document(HERE, instance(3)), document(HERE, instance(1)));
        assertEquals(Status.SUCCESS, response.response().status());
        List<String> got = new ArrayList<>();
        for (RetrieveDocumentSetResponse.DocumentResponse document : response.documents()) {
            got.add(document.request().documentUniqueId());
            assertEquals("application/dicom", document.mimeType());
            assertEquals(HERE, document.request().repositoryUniqueId());
            assertEquals(Optional.of("urn:oid:1.3.6.1.4.1.21367.13.80.21"), document.request().homeCommunityId());
            try (InputStream in = document.content().open()) {
                assertArrayEquals(Files.readAllBytes(Region.folder(data).resolve(TestImages.SERIES)
                        .resolve("IM" + document.request().documentUniqueId())), in.readAllBytes());
            }
        }
        assertEquals(List.of(instance(3), instance(1)), got);
    }

    @Test
    void whatIsNotKnownHasItsOwnCode() {
        assertFailure("urn:dicom:wado:0015", ask("1.2.9", TestImages.SERIES, List.of(EXPLICIT), document(HERE, instance(1))));
        assertFailure("urn:dicom:wado:0015", ask("no uid", TestImages.SERIES, List.of(EXPLICIT), document(HERE, instance(1))));
        assertFailure("urn:dicom:wado:0016", ask(TestImages.STUDY, "1.2.9", List.of(EXPLICIT), document(HERE, instance(1))));
        assertFailure("urn:dicom:wado:0016", ask(TestImages.STUDY, "../..", List.of(EXPLICIT), document(HERE, instance(1))));
        assertFailure("urn:dicom:wado:0017", ask(TestImages.STUDY, TestImages.SERIES, List.of(EXPLICIT), document(HERE, "1.2.9")));
        assertFailure("urn:dicom:wado:0017", ask(TestImages.STUDY, TestImages.SERIES, List.of(EXPLICIT), document(HERE, "' OR 1=1")));
        assertFailure("urn:dicom:wado:0017", ask(TestImages.STUDY, TestImages.OTHER_SERIES, List.of(EXPLICIT), document(HERE, instance(1))));
    }

    @Test
    void anotherTransferSyntaxIsNotMade() {
        assertFailure("urn:dicom:wado:0007", ask(TestImages.STUDY, TestImages.SERIES, List.of(JPEG), document(HERE, instance(1))));
        assertFailure("urn:dicom:wado:0012", ask(TestImages.STUDY, TestImages.SERIES, List.of(), document(HERE, instance(1))));
    }

    @Test
    void anotherSourceIsNotThisServers() {
        assertFailure("XDSUnknownRepositoryId", ask(TestImages.STUDY, TestImages.SERIES, List.of(EXPLICIT), document("1.3.6.1.4.1.21367.13.80.21.2.3", instance(1))));
    }

    @Test
    void aRequestForNothingFails() {
        assertFailure("urn:dicom:wado:0012", retrieve.retrieve(new RetrieveImagingDocumentSetRequest(List.of(), List.of(EXPLICIT))));
    }

    @Test
    void whatIsThereIsReturnedBesideWhatIsNot() {
        RetrieveDocumentSetResponse response = ask(TestImages.STUDY, TestImages.SERIES, List.of(EXPLICIT),
                document(HERE, instance(1)), document(HERE, "1.2.9"), document("1.2.3", instance(2)));
        assertEquals(Status.PARTIAL_SUCCESS, response.response().status());
        assertEquals(1, response.documents().size());
        assertEquals(List.of("urn:dicom:wado:0017", "XDSUnknownRepositoryId"),
                response.response().errors().stream().map(RegistryError::errorCode).toList());
        assertTrue(response.response().errors().get(0).codeContext().contains("1.2.9"));
    }

    @Test
    void aFileThatVanishedFailsWhenItIsOpened() throws IOException {
        RetrieveDocumentSetResponse response = ask(TestImages.STUDY, TestImages.SERIES, List.of(EXPLICIT), document(HERE, instance(1)));
        Files.delete(Region.folder(data).resolve(TestImages.SERIES).resolve("IM" + instance(1)));
        assertThrows(IOException.class, () -> response.documents().get(0).content().open());
    }

    @Test
    void aPacsThatDoesNotAnswerIsAProcessingFailure() {
        LocalSources down = Region.sources(domain, BrokenPacs.down());
        RetrieveDocumentSetResponse response = new RetrieveImagingDocumentSet(down).retrieve(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(TestImages.STUDY, List.of(new SeriesRequest(TestImages.SERIES, List.of(document(HERE, instance(1))))))),
                List.of(EXPLICIT)));
        assertFailure("urn:dicom:wado:0014", response);
    }
}
