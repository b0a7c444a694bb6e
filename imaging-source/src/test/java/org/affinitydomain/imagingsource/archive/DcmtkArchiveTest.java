package org.affinitydomain.imagingsource.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10DataSet;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.MemoryPacs;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCMTK stores, searches and retrieves: storescu, findscu, movescu to storescp, getscu. */
class DcmtkArchiveTest {
    private static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    @TempDir
    Path data;
    private TestArchive archive;
    private Path images;

    @BeforeEach
    void start() throws Exception {
        Commands.require("storescu", "dcmtk");
        images = data.resolve("images");
        TestImages.writeStudy(images);
        archive = new TestArchive(data, Database.H2.empty());
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private Commands.Output dcmtk(String program, String calling, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "-v", "-aet", calling, "-aec", TestArchive.TITLE, "127.0.0.1",
                String.valueOf(archive.port)));
        command.addAll(Arrays.asList(more));
        return Commands.run(command.toArray(String[]::new));
    }

    private Commands.Output store(Path folder) throws IOException, InterruptedException {
        return dcmtk("storescu", "MODALITY", "+sd", "+r", folder.toString());
    }

    private static byte[] dataSet(InputStream file) throws IOException {
        try (Part10DataSet part10 = Part10DataSet.open(file)) {
            return part10.content().readAllBytes();
        }
    }

    /** Every image of the practice is among some files, with the same data set. */
    private void assertAllAmong(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        List<StoredInstance> held = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY));
        assertEquals(held.size(), files.size());
        for (StoredInstance instance : held) {
            Path file = files.stream().filter(one -> one.getFileName().toString().endsWith(instance.instanceUid())).findFirst().orElseThrow();
            assertArrayEquals(dataSet(instance.open()), dataSet(Files.newInputStream(file)), instance.instanceUid());
        }
    }

    @Test
    void storedFoundGotAndMoved() throws Exception {
        Commands.Output stored = store(images);
        assertEquals(0, stored.status(), stored.lines().toString());
        assertEquals(List.of(TestImages.STUDY), archive.told.stream().distinct().toList());
        List<StoredInstance> held = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY));
        assertEquals(5, held.size());
        try (InputStream original = Files.newInputStream(images.resolve(TestImages.SERIES).resolve("IM" + TestImages.SERIES + ".2"))) {
            assertArrayEquals(dataSet(original), dataSet(held.get(1).open()), "kept as it came");
        }
        Commands.Output found = dcmtk("findscu", "VIEWER", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "PatientName=m?ller*", "-k",
                "StudyDate=20260301-20260331", "-k", "ModalitiesInStudy=CT", "-k", "StudyInstanceUID", "-k", "NumberOfStudyRelatedInstances",
                "-k", "SpecificCharacterSet=ISO_IR 192");
        assertTrue(String.join("\n", found.lines()).contains(TestImages.STUDY), found.lines().toString());
        assertTrue(found.lines().stream().anyMatch(line -> line.contains("NumberOfStudyRelatedInstances") && line.contains("[5 ]")), found.lines().toString());

        Path got = Files.createDirectory(data.resolve("got"));
        Commands.Output get = dcmtk("getscu", "VIEWER", "-S", "+B", "-od", got.toString(), "-k", "QueryRetrieveLevel=STUDY", "-k",
                "StudyInstanceUID=" + TestImages.STUDY);
        assertEquals(0, get.status(), get.lines().toString());
        assertAllAmong(got);

        Path moved = Files.createDirectory(data.resolve("moved"));
        withStoreScp(moved, List.of("+B"), () -> {
            Commands.Output move = dcmtk("movescu", "VIEWER", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=SERIES", "-k",
                    "StudyInstanceUID=" + TestImages.STUDY, "-k", "SeriesInstanceUID=" + TestImages.SERIES + '\\' + TestImages.OTHER_SERIES);
            assertEquals(0, move.status(), move.lines().toString());
        });
        assertAllAmong(moved);
    }

    @Test
    void everyLevelOfBothModels() throws Exception {
        store(images);
        assertEquals(1, matches("-P", "PATIENT", "PatientID=L-1", "PatientName"));
        assertEquals(0, matches("-P", "PATIENT", "PatientID=L-2", "PatientName"));
        assertEquals(1, matches("-P", "STUDY", "PatientID=L-1", "StudyInstanceUID"));
        assertEquals(2, matches("-S", "SERIES", "StudyInstanceUID=" + TestImages.STUDY, "SeriesInstanceUID"));
        assertEquals(1, matches("-S", "SERIES", "StudyInstanceUID=" + TestImages.STUDY, "SeriesNumber=2"));
        assertEquals(3, matches("-S", "IMAGE", "StudyInstanceUID=" + TestImages.STUDY, "SeriesInstanceUID=" + TestImages.SERIES, "SOPInstanceUID"));
        assertEquals(1, matches("-P", "IMAGE", "StudyInstanceUID=" + TestImages.STUDY, "InstanceNumber=3"));
        assertEquals(0, matches("-S", "PATIENT", "PatientID=L-1"), "the study root has no patients");
        assertEquals(0, matches("-S", "STUDY", "StudyDate=yesterday"), "no date");
    }

    private int matches(String model, String level, String... keys) throws Exception {
        List<String> more = new ArrayList<>(List.of(model, "-k", "QueryRetrieveLevel=" + level));
        for (String key : keys) {
            more.addAll(List.of("-k", key));
        }
        return (int) dcmtk("findscu", "VIEWER", more.toArray(String[]::new)).lines().stream().filter(line -> line.contains("Find Response: ")
                && line.contains("(Pending)")).count();
    }

    @Test
    void whoMayNotIsRefused() throws Exception {
        assertNotEquals(0, dcmtk("storescu", "STRANGER", "+sd", "+r", images.toString()).status(), "nobody knows it");
        dcmtk("storescu", "VIEWER", "+sd", "+r", images.toString());
        assertEquals(Optional.empty(), archive.source.pacs().study(TestImages.STUDY), "a viewer stores nothing");
        store(images);
        assertEquals(0, dcmtk("findscu", "MODALITY", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID").lines().stream()
                .filter(line -> line.contains("(Pending)")).count(), "a modality finds nothing");
        Commands.Output unknown = dcmtk("movescu", "VIEWER", "-d", "-S", "-aem", "STRANGER", "-k", "QueryRetrieveLevel=STUDY", "-k",
                "StudyInstanceUID=" + TestImages.STUDY);
        assertTrue(String.join("\n", unknown.lines()).toLowerCase().contains("a801"), unknown.lines().toString());
        Commands.Output dead = dcmtk("movescu", "VIEWER", "-d", "-S", "-aem", "NOWHERE", "-k", "QueryRetrieveLevel=STUDY", "-k",
                "StudyInstanceUID=" + TestImages.STUDY);
        assertTrue(String.join("\n", dead.lines()).toLowerCase().contains("a702"), dead.lines().toString());
    }

    /** What the destination does not take is decoded on its way. */
    @Test
    void aDestinationWithoutTheStoredSyntaxGetsItDecoded() throws Exception {
        Commands.require("dcmcjpeg", "dcmtk");
        Path jpeg = Files.createDirectories(data.resolve("jpeg")).resolve("a.dcm");
        Path plain = data.resolve("plain.dcm");
        Files.write(plain, TestImages.file(TestImages.image("1.2.3.4.100.9", 1).setIntegers(Tag.BITS_ALLOCATED, 8).setIntegers(Tag.BITS_STORED, 8)
                .setIntegers(Tag.HIGH_BIT, 7).setIntegers(Tag.PIXEL_REPRESENTATION, 0).setIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2").setBytes(Tag.PIXEL_DATA, VR.OB, new byte[256]).build()));
        assertEquals(0, Commands.run("dcmcjpeg", "+eb", "+un", plain.toString(), jpeg.toString()).status());
        assertEquals(0, dcmtk("storescu", "MODALITY", "-xy", jpeg.toString()).status());
        StoredInstance held = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(0);
        assertEquals(JPEG_BASELINE, held.transferSyntaxUid());
        Path moved = Files.createDirectory(data.resolve("moved"));
        withStoreScp(moved, List.of("+x="), () -> {
            Commands.Output move = dcmtk("movescu", "VIEWER", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=STUDY", "-k",
                    "StudyInstanceUID=" + TestImages.STUDY);
            assertEquals(0, move.status(), move.lines().toString());
        });
        try (Stream<Path> files = Files.list(moved); Part10DataSet file = Part10DataSet.open(Files.newInputStream(files.findFirst().orElseThrow()))) {
            assertTrue(!file.header().transferSyntax().encapsulated(), file.header().toString());
        }
    }

    /** One instance breaks off on its way, and takes its association along; the others arrive all the same. */
    @Test
    void anInstanceThatBreaksOffIsOneFailure() throws Exception {
        store(images);
        ArchivedInstance second = (ArchivedInstance) archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(1);
        Path file = data.resolve("archive").resolve(second.path());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 900));
        Path moved = Files.createDirectory(data.resolve("moved"));
        withStoreScp(moved, List.of(), () -> {
            String move = String.join("\n", dcmtk("movescu", "VIEWER", "-d", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=STUDY", "-k",
                    "StudyInstanceUID=" + TestImages.STUDY).lines());
            assertTrue(move.toLowerCase().contains("b000") && move.contains(second.instanceUid()), move);
        });
        try (Stream<Path> files = Files.list(moved)) {
            assertEquals(4, files.filter(one -> !one.getFileName().toString().endsWith(second.instanceUid())).count());
        }
    }

    /** A destination that takes no association fills its own four places, and nobody else's. */
    @Test
    void aSlowDestinationHoldsUpNobodyElse() throws Exception {
        store(images);
        List<Process> waiting = new ArrayList<>();
        try (ServerSocket silent = new ServerSocket(archive.destinationPort)) {
            for (int i = 0; i < 4; i++) {
                waiting.add(new ProcessBuilder("movescu", "-aet", "VIEWER", "-aec", TestArchive.TITLE, "-aem", "DEST", "127.0.0.1",
                        String.valueOf(archive.port), "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=" + TestImages.STUDY)
                        .redirectErrorStream(true).redirectOutput(data.resolve("movescu-" + i + ".log").toFile()).start());
                silent.accept(); // it waits for an answer that does not come
            }
            String fifth = String.join("\n", dcmtk("movescu", "VIEWER", "-d", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=STUDY", "-k",
                    "StudyInstanceUID=" + TestImages.STUDY).lines());
            assertTrue(fifth.toLowerCase().contains("a702"), fifth);
            assertEquals(1, matches("-S", "STUDY", "StudyInstanceUID"));
        } finally {
            waiting.forEach(Process::destroyForcibly);
        }
    }

    /** RAD-16 from a source whose PACS is something else: it is sent to, and got, all the same. */
    @Test
    void retrievedFromASourceThatKeepsNothing() throws Exception {
        archive.close();
        MemoryPacs pacs = new MemoryPacs(new TestClock());
        for (int number : List.of(1, 2, 3)) {
            pacs.store(TestImages.image(TestImages.SERIES, number).build());
        }
        archive = new TestArchive(data, Database.H2.get(), new ArchiveSettings(1, 0, 1), Optional.of(pacs));
        Path moved = Files.createDirectory(data.resolve("moved"));
        withStoreScp(moved, List.of("+B"), () -> {
            Commands.Output move = dcmtk("movescu", "VIEWER", "-S", "-aem", "DEST", "-k", "QueryRetrieveLevel=STUDY", "-k",
                    "StudyInstanceUID=" + TestImages.STUDY);
            assertEquals(0, move.status(), move.lines().toString());
        });
        assertAllAmong(moved);
        Path got = Files.createDirectory(data.resolve("got"));
        assertEquals(0, dcmtk("getscu", "VIEWER", "-S", "+B", "-od", got.toString(), "-k", "QueryRetrieveLevel=IMAGE", "-k", "StudyInstanceUID="
                + TestImages.STUDY, "-k", "SeriesInstanceUID=" + TestImages.SERIES, "-k", "SOPInstanceUID=" + TestImages.SERIES + ".2").status());
        try (Stream<Path> files = Files.list(got)) {
            assertEquals(1, files.count());
        }
        assertEquals(0, matches("-S", "STUDY", "StudyInstanceUID"), "its PACS is searched, not this");
    }

    /** Does something while storescp listens. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private void withStoreScp(Path folder, List<String> more, Step step) throws Exception {
        List<String> command = new ArrayList<>(List.of("storescp", "-aet", "DEST", "-od", folder.toString()));
        command.addAll(more);
        command.add(String.valueOf(archive.destinationPort));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolve("storescp.log").toFile());
        builder.environment().put("TCP_NODELAY", "1");
        Process storescp = builder.start();
        try {
            for (int i = 0; i < 200; i++) {
                try (Socket socket = new Socket("127.0.0.1", archive.destinationPort)) {
                    break;
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
            step.run();
        } finally {
            storescp.destroy();
            storescp.waitFor();
        }
    }
}
