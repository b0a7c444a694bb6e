package org.affinitydomain.imagingsource.orthanc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10File;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestCheck;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orthanc as the hospital's PACS, by DICOMweb: published, and retrieved byte for byte as Orthanc keeps it. */
class OrthancTest {
    private static final String HERE = "1.3.6.1.4.1.21367.13.80.21.1.3";
    @TempDir
    Path folder;
    private final Map<String, String> ids = new HashMap<>();
    private final FakeRepository repository = new FakeRepository();
    private Orthanc orthanc;
    private LocalSources sources;
    private AffinityDomain domain;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        orthanc = Orthanc.start(folder);
        domain = Region.in(folder);
        sources = Region.sources(domain, new DicomwebPacs("saint-luc",
                Region.dicomweb(orthanc.port(), "/dicom-web", Duration.ofSeconds(10)), new Authorization.None()));
        for (int number : List.of(1, 2, 3)) {
            store(TestImages.image(TestImages.SERIES, number).build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        store(TestImages.image(TestImages.OTHER_SERIES, 1).build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    @AfterEach
    void stop() {
        if (orthanc != null) {
            sources.close();
            orthanc.close();
        }
    }

    private void store(DataSet image, TransferSyntax syntax) throws IOException, InterruptedException {
        ids.put(image.string(Tag.SOP_INSTANCE_UID).orElseThrow(), orthanc.store(TestImages.file(image, syntax)));
    }

    private byte[] kept(String instanceUid) throws IOException, InterruptedException {
        return orthanc.file(ids.get(instanceUid));
    }

    private List<StudyOutcome.Result> publish() throws Exception {
        TestLearning learning = new TestLearning(Database.H2.get(), domain, sources, new FakeDirectory().withPatient(), repository, Clock.systemUTC());
        List<StudyOutcome> outcomes = learning.ask();
        assertEquals(List.of(), learning.failedSources);
        outcomes.forEach(outcome -> assertEquals("", outcome.reason()));
        return outcomes.stream().map(StudyOutcome::result).toList();
    }

    @Test
    void isPublishedOnceAndReplacedWhenItChanges() throws Exception {
        Database.H2.empty();
        assertEquals(List.of(StudyOutcome.Result.PUBLISHED), publish());
        assertEquals(List.of(StudyOutcome.Result.UNCHANGED), publish());
        byte[] document = repository.documents().values().iterator().next();
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(document)));
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(document));
        assertEquals(new TreeSet<>(ids.keySet()), new TreeSet<>(manifest.series().stream().flatMap(s -> s.instances().stream())
                .map(org.affinitydomain.dicom.manifest.Instance::sopInstanceUid).toList()));
        assertEquals(Optional.of("Müller^Änne^^Frau"), manifest.patient().name());

        store(TestImages.image(TestImages.SERIES, 4).build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertEquals(List.of(StudyOutcome.Result.PUBLISHED), publish());
        assertEquals(1, FakeRepository.replaced(repository.submissions().get(1)).size());
        assertEquals(1, repository.approved());
    }

    private RetrieveDocumentSetResponse rad69(List<String> syntaxes) {
        return new RetrieveImagingDocumentSet(sources).retrieve(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(TestImages.STUDY, List.of(
                        new SeriesRequest(TestImages.SERIES, documents(TestImages.SERIES, 1, 2, 3)),
                        new SeriesRequest(TestImages.OTHER_SERIES, documents(TestImages.OTHER_SERIES, 1))))), syntaxes));
    }

    private static List<DocumentRequest> documents(String series, int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> new DocumentRequest(Optional.empty(), HERE, series + '.' + number)).toList();
    }

    @Test
    void rad69GivesTheBytesThatOrthancKeeps() throws IOException, InterruptedException {
        RetrieveDocumentSetResponse response = rad69(List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid()));
        assertEquals(List.of(), response.response().errors());
        assertEquals(4, response.documents().size());
        for (RetrieveDocumentSetResponse.DocumentResponse document : response.documents()) {
            try (InputStream in = document.content().open()) {
                assertArrayEquals(kept(document.request().documentUniqueId()), in.readAllBytes());
            }
        }
    }

    @Test
    void rad69DecodesWhatIsKeptInAnotherTransferSyntax() throws IOException {
        RetrieveDocumentSetResponse response = rad69(List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()));
        assertEquals(RegistryResponse.Status.SUCCESS, response.response().status());
        try (InputStream in = response.documents().get(3).content().open()) {
            Part10File file = Part10Reader.read(in, ReadOptions.documents());
            assertEquals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, file.transferSyntax());
            DataSet kept = TestImages.image(TestImages.OTHER_SERIES, 1).build();
            assertEquals(kept.element(Tag.PIXEL_DATA), file.dataSet().element(Tag.PIXEL_DATA));
            assertEquals(kept.string(Tag.PATIENT_NAME), file.dataSet().string(Tag.PATIENT_NAME));
        }
        assertEquals(List.of("urn:dicom:wado:0007"), rad69(List.of("1.2.840.10008.1.2.4.90")).response().errors().stream()
                .map(RegistryError::errorCode).distinct().toList());
    }

    @Test
    void wadoRsGivesTheBytesThatOrthancKeeps() throws IOException, InterruptedException, HttpProblem {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int count = 0;
        try (WadoAnswer answer = new WadoRetrieve(sources).retrieve(WadoRequest.of("/saint-luc/studies/" + TestImages.STUDY),
                Optional.of("multipart/related; type=\"application/dicom\"; transfer-syntax=*"))) {
            answer.body().write(body);
            MultipartReader parts = new MultipartReader(new ByteArrayInputStream(body.toByteArray()), answer.contentType());
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                byte[] bytes = part.get().content().readAllBytes();
                Part10File file = Part10Reader.read(new ByteArrayInputStream(bytes), ReadOptions.headers());
                assertArrayEquals(kept(file.dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow()), bytes);
                count++;
            }
        }
        assertEquals(4, count);
    }

    @Test
    void whatOrthancLosesIsAnError() throws IOException, InterruptedException {
        RetrieveDocumentSetResponse response = rad69(List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()));
        orthanc.delete(ids.get(TestImages.SERIES + ".1"));
        assertThrows(PacsException.class, () -> response.documents().get(0).content().open());
        orthanc.close();
        assertEquals(List.of("urn:dicom:wado:0014"), rad69(List.of("1.2.840.10008.1.2.1")).response().errors().stream()
                .map(RegistryError::errorCode).distinct().toList());
    }
}
