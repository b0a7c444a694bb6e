package org.affinitydomain.imagingsource.pacs.dimse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.dimse.AePolicy;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.StudyAccess.Retrieval;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PACS of two brands, by C-GET and by C-MOVE. */
class DimsePacsTest {
    @TempDir
    Path folder;
    private Path images;
    private MoveDestination destination;

    @BeforeEach
    void start() throws IOException {
        images = Files.createDirectory(folder.resolve("images"));
        TestImages.writeStudy(images);
        destination = MoveDestination.start(new ServerSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), 8,
                AssociationSettings.byDefault()), AePolicy.called(RealPacs.HERE), new LateServices(List.of()), List.of(), task -> {
                    Thread thread = new Thread(task, "test-destination");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @AfterEach
    void stop() {
        destination.close();
    }

    private DimsePacs open(RealPacs real, Retrieval retrieval) {
        return new DimsePacs("test", new StudyAccess.Dicom(RealPacs.TITLE, "127.0.0.1", real.port(), RealPacs.HERE, retrieval, false, 2,
                Duration.ofSeconds(5), Duration.ofSeconds(20)), Optional.empty(), Optional.of(destination), Clock.systemDefaultZone());
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(images)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<StudyVersion> list(DimsePacs pacs) throws PacsException {
        List<StudyVersion> found = new ArrayList<>();
        pacs.listStudies(found::add);
        return found;
    }

    private static List<Element> elements(byte[] file) throws IOException {
        return Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.documents()).dataSet().elements().stream()
                .filter(element -> Tag.element(element.tag()) != 0).toList();
    }

    /** Everything that the rest of the imaging source asks of a PACS. */
    private void assertServes(DimsePacs pacs) throws IOException {
        assertEquals(List.of(TestImages.STUDY), list(pacs).stream().map(StudyVersion::studyInstanceUid).toList());

        PacsStudy study = pacs.study(TestImages.STUDY).orElseThrow();
        assertEquals(List.of(TestImages.SERIES, TestImages.OTHER_SERIES), study.series().stream().map(s -> s.instanceUid()).toList());
        assertEquals(5, study.instanceCount());
        DataSet headers = study.headers();
        assertEquals(Optional.of("Müller^Änne^^Frau"), headers.string(Tag.PATIENT_NAME));
        assertEquals(Optional.of("CHEST"), headers.string(Tag.BODY_PART_EXAMINED), "is in no query");
        assertEquals(TestImages.CT_IMAGE, study.series().get(0).instances().get(0).sopClassUid());
        assertEquals(Optional.empty(), pacs.study("1.2.3.999"));

        List<StoredInstance> found = pacs.find(InstanceQuery.study(TestImages.STUDY));
        assertEquals(5, found.size());
        for (StoredInstance instance : found) {
            assertEquals("1.2.840.10008.1.2.1", instance.transferSyntaxUid());
            try (InputStream in = instance.open()) {
                byte[] original = Files.readAllBytes(images.resolve(instance.seriesUid()).resolve("IM" + instance.instanceUid()));
                assertEquals(elements(original), elements(in.readAllBytes()), instance.instanceUid());
            }
        }
        assertEquals(List.of(TestImages.SERIES + ".2"), pacs.find(InstanceQuery.instance(TestImages.STUDY, TestImages.SERIES, TestImages.SERIES + ".2"))
                .stream().map(StoredInstance::instanceUid).toList());
        assertEquals(List.of(), pacs.find(InstanceQuery.instance(TestImages.STUDY, TestImages.SERIES, "1.2.3.999")));
    }

    @Test
    void dcmqrscpByGet() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.dcmqrscp(folder, destination.port()); DimsePacs pacs = open(real, Retrieval.AUTO)) {
            assertEquals(List.of(), list(pacs));
            real.store(files());
            assertServes(pacs);
            assertEquals(Optional.empty(), list(pacs).get(0).version(), "dcmqrscp does not count");
        }
    }

    @Test
    void dcmqrscpByMove() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.dcmqrscp(folder, destination.port()); DimsePacs pacs = open(real, Retrieval.MOVE)) {
            real.store(files());
            assertServes(pacs);
        }
    }

    @Test
    void orthancByGetAndMove() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.orthanc(folder, destination.port()); DimsePacs get = open(real, Retrieval.GET);
             DimsePacs move = open(real, Retrieval.MOVE)) {
            real.store(files());
            assertServes(get);
            assertServes(move);
            Optional<String> before = list(get).get(0).version();
            assertTrue(before.isPresent(), "Orthanc counts");
            assertEquals(before, list(get).get(0).version());
            real.store(List.of(TestImages.write(images, TestImages.image(TestImages.SERIES, 9).build())));
            assertTrue(!before.equals(list(get).get(0).version()));
        }
    }

    /** More studies than one answer may hold, over years: all are found, each once, by halving the time. */
    @Test
    void manyStudiesAreListedByDays() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.dcmqrscp(folder, destination.port()); DimsePacs pacs = open(real, Retrieval.GET)) {
            List<Path> files = new ArrayList<>();
            Set<String> expected = new TreeSet<>();
            for (int i = 1; i <= 40; i++) {
                String study = "1.2.3.7." + i;
                expected.add(study);
                files.add(TestImages.write(images, TestImages.image(study, study + ".1", 1)
                        .setDate(Tag.STUDY_DATE, LocalDate.of(2025, 12, 20).plusDays(i / 3)).build()));
            }
            real.store(files);
            AssociationPool pool = new AssociationPool("test", new StudyAccess.Dicom(RealPacs.TITLE, "127.0.0.1", real.port(), RealPacs.HERE,
                    Retrieval.GET, false, 2, Duration.ofSeconds(5), Duration.ofSeconds(20)), Optional.empty());
            try (pool) {
                List<String> found = new ArrayList<>();
                new StudyList(new Search(pool, "PACS"), Clock.systemDefaultZone(), 5).list(study -> found.add(study.studyInstanceUid()));
                assertEquals(expected, new TreeSet<>(found));
                assertEquals(expected.size(), found.size());
            }
        }
    }

    @Test
    void readersThatGoAwayLeaveThePacsFree() throws IOException, InterruptedException {
        for (Retrieval retrieval : List.of(Retrieval.GET, Retrieval.MOVE)) {
            Path one = Files.createDirectory(folder.resolve(retrieval.name()));
            try (RealPacs real = RealPacs.dcmqrscp(one, destination.port()); DimsePacs pacs = open(real, retrieval)) {
                real.store(files());
                List<StoredInstance> found = pacs.find(InstanceQuery.study(TestImages.STUDY));
                for (int i = 0; i < 10; i++) {
                    try (InputStream in = found.get(i % found.size()).open()) {
                        assertEquals(0, in.read(), "the preamble");
                    }
                }
                try (InputStream in = found.get(0).open()) {
                    assertTrue(in.readAllBytes().length > 512);
                }
            }
        }
    }

    /** Two associations at a time: a third reader waits, and is told when it waits too long. */
    @Test
    void noMoreAssociationsThanAllowed() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.orthanc(folder, destination.port());
             DimsePacs pacs = new DimsePacs("test", new StudyAccess.Dicom(RealPacs.TITLE, "127.0.0.1", real.port(), RealPacs.HERE, Retrieval.GET, false,
                     2, Duration.ofSeconds(5), Duration.ofSeconds(3)), Optional.empty(), Optional.empty(), Clock.systemDefaultZone())) {
            real.store(files());
            List<StoredInstance> found = pacs.find(InstanceQuery.study(TestImages.STUDY));
            try (InputStream first = found.get(0).open(); InputStream second = found.get(1).open()) {
                PacsException e = assertThrows(PacsException.class, () -> found.get(2).open());
                assertTrue(e.getMessage().contains("in use"), e.getMessage());
                assertTrue(first.readAllBytes().length > 512 && second.readAllBytes().length > 512);
            }
            try (InputStream third = found.get(2).open()) {
                assertTrue(third.readAllBytes().length > 512);
            }
        }
    }

    @Test
    void aPacsThatIsGoneIsAnError() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.dcmqrscp(folder, destination.port()); DimsePacs pacs = open(real, Retrieval.AUTO)) {
            real.store(files());
            List<StoredInstance> found = pacs.find(InstanceQuery.study(TestImages.STUDY));
            real.close();
            assertThrows(PacsException.class, () -> found.get(0).open());
            assertThrows(PacsException.class, () -> list(pacs));
        }
    }

    @Test
    void whatNobodyHasAskedForIsRefused() throws IOException, InterruptedException {
        try (RealPacs real = RealPacs.dcmqrscp(folder, destination.port())) {
            real.store(files());
            var unasked = org.affinitydomain.imagingsource.Commands.run("storescu", "-v", "-aec", RealPacs.HERE, "127.0.0.1",
                    String.valueOf(destination.port()), files().get(0).toString());
            assertTrue(unasked.lines().toString().contains("NotAuthorized") || unasked.lines().toString().contains("0x0124")
                    || unasked.status() != 0, unasked.lines().toString());
        }
    }
}
