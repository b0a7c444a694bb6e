package org.affinitydomain.imagingsource.orthanc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.Map;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.PublicationRun;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.wado.WadoAnswer;
import org.affinitydomain.imagingsource.wado.WadoRequest;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Orthanc as the hospital's PACS, by DICOM web services: published, and served byte for byte. */
class OrthancTest {
    private static final Authorization USER = new Authorization.Basic("affinity", "secret");

    private static final Duration SILENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;
    private AffinityDomain domain;
    private Peer orthanc;
    private DicomwebPacs pacs;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Peer.installed().isPresent(), "skipped: Orthanc is not installed (apt-get install orthanc orthanc-dicomweb)");
        orthanc = Peer.start(folder);
        domain = Region.in(folder);
        for (int number : List.of(1, 2, 3)) {
            orthanc.store(TestImages.file(TestImages.image(TestImages.SERIES, number).build()));
        }
        orthanc.store(TestImages.file(TestImages.image(TestImages.OTHER_SERIES, 1).build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        pacs = new DicomwebPacs("saint-luc", Region.dicomweb(orthanc.port(), "/dicom-web", SILENCE), USER);
    }

    @AfterEach
    void stop() throws Exception {
        if (orthanc != null) {
            pacs.close();
            orthanc.close();
        }
    }

    @Test
    void publishesAndServesByteForByte() throws Exception {
        FakeRepository repository = new FakeRepository();
        assertEquals(List.of(StudyOutcome.Result.PUBLISHED), publish(repository));
        assertEquals(List.of(StudyOutcome.Result.UNCHANGED), publish(repository));
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(repository.documents().values().iterator().next()));
        assertEquals(1, repository.submissions().size());
        assertEquals(4, manifest.instanceCount());
        assertEquals(Optional.of("Müller^Änne^^Frau"), manifest.patient().name());
        Map<String, byte[]> kept = new TreeMap<>();
        for (byte[] file : orthanc.files()) {
            kept.put(uid(file), file);
        }
        assertSame(kept, rad69(manifest));
        assertSame(kept, wado("/saint-luc/studies/" + manifest.study().instanceUid()));
    }

    @Test
    void tellsWhatItHasAndWhatItHasNot() throws Exception {
        List<StudyVersion> studies = new ArrayList<>();
        pacs.listStudies(studies::add);
        assertEquals(1, studies.size());
        assertTrue(studies.get(0).version().isPresent(), "Orthanc counts its instances");
        PacsStudy study = pacs.study(TestImages.STUDY).orElseThrow();
        assertEquals(2, study.series().size());
        assertEquals(Optional.of("CHEST"), study.headers().string(Tag.BODY_PART_EXAMINED), "not told by a search");
        assertEquals(Optional.empty(), pacs.study("2.999.9"));
        assertEquals(List.of(), pacs.find(InstanceQuery.study("2.999.9")));
        assertEquals(List.of(), pacs.find(InstanceQuery.instance(TestImages.STUDY, TestImages.SERIES, TestImages.OTHER_SERIES + ".1")));
        assertEquals(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), pacs.find(InstanceQuery.series(TestImages.STUDY, TestImages.OTHER_SERIES)).get(0).transferSyntaxUid());
    }

    @Test
    void aWrongPasswordIsAFailureAndNoEmptyPacs() {
        try (DicomwebPacs stranger = new DicomwebPacs("saint-luc", Region.dicomweb(orthanc.port(), "/dicom-web", SILENCE), new Authorization.Basic("affinity", "wrong"))) {
            PacsException e = assertThrows(PacsException.class, () -> stranger.listStudies(study -> { }));
            assertTrue(e.getMessage().contains("401") && !e.getMessage().contains("wrong"), e.getMessage());
        }
    }

    @Test
    void readingOneInstanceHalfwayEndsTheExchange() throws Exception {
        for (int i = 0; i < 40; i++) {
            try (InputStream in = pacs.find(InstanceQuery.instance(TestImages.STUDY, TestImages.SERIES, TestImages.SERIES + ".1")).get(0).open()) {
                assertTrue(in.read() >= 0);
            }
        }
    }

    private List<StudyOutcome.Result> publish(FakeRepository repository) throws Exception {
        PublicationSettings settings = new PublicationSettings(Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(30),
                Duration.ofHours(1), Duration.ofSeconds(1), ZoneId.of("Europe/Zurich"));
        List<StudyOutcome.Result> results = new ArrayList<>();
        PublicationStore store = new PublicationStore(repository.submissions().isEmpty() ? Database.H2.empty() : Database.H2.get());
        new PublicationRun(Region.sources(domain, pacs), new StudyPublisher(domain, store, new FakeDirectory().withPatient(), repository, settings,
                Clock.fixed(Instant.parse("2026-03-14T10:00:00Z"), ZoneId.of("UTC"))), settings).run(true, new PublicationRun.Report() {
                    @Override
                    public void study(StudyOutcome outcome) {
                        results.add(outcome.result());
                    }

                    @Override
                    public void sourceFailed(String sourceId, String reason) {
                        throw new AssertionError(reason);
                    }
                });
        return results;
    }

    private Map<String, byte[]> rad69(Manifest manifest) throws Exception {
        List<SeriesRequest> series = manifest.series().stream().map(s -> new SeriesRequest(s.instanceUid(), s.instances().stream()
                .map(i -> new DocumentRequest(Optional.empty(), s.retrieve().locationUid().orElseThrow(), i.sopInstanceUid())).toList())).toList();
        RetrieveDocumentSetResponse response = new RetrieveImagingDocumentSet(Region.sources(domain, pacs), 100).retrieve(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(manifest.study().instanceUid(), series)),
                List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid())));
        assertEquals(Status.SUCCESS, response.response().status());
        Map<String, byte[]> files = new TreeMap<>();
        for (RetrieveDocumentSetResponse.DocumentResponse document : response.documents()) {
            try (InputStream in = document.content().open()) {
                files.put(document.request().documentUniqueId(), in.readAllBytes());
            }
        }
        return files;
    }

    private Map<String, byte[]> wado(String path) throws Exception {
        try (WadoAnswer answer = new WadoRetrieve(Region.sources(domain, pacs)).retrieve(WadoRequest.of(path),
                Optional.of("multipart/related; type=\"application/dicom\"; transfer-syntax=*")); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            answer.body().write(out);
            MultipartReader reader = new MultipartReader(new ByteArrayInputStream(out.toByteArray()), answer.contentType());
            Map<String, byte[]> files = new TreeMap<>();
            for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
                byte[] file = part.get().content().readAllBytes();
                files.put(uid(file), file);
            }
            return files;
        }
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((uid, file) -> assertArrayEquals(file, actual.get(uid), uid));
    }

    private static String uid(byte[] file) throws Exception {
        return Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow();
    }
}
