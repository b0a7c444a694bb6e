package org.affinitydomain.imagingsource.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the archive keeps, and that it keeps nothing by halves. */
class ArchiveTest {
    @TempDir
    Path data;

    private static byte[] image(int number) {
        return TestImages.file(TestImages.image(TestImages.SERIES, number).build());
    }

    private static ReceivedInstance store(TestArchive archive, byte[] file) throws IOException {
        return archive.archive.store(new ByteArrayInputStream(file), instance -> { });
    }

    private static Status refused(TestArchive archive, byte[] file) {
        return assertThrows(DimseException.class, () -> store(archive, file)).status();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("archive"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatWasStoredIsThereByteForByte(Database database) throws Exception {
        try (TestArchive archive = new TestArchive(data, database.empty())) {
            for (int number : List.of(2, 1, 3)) {
                store(archive, image(number));
            }
            store(archive, TestImages.file(TestImages.image(TestImages.OTHER_SERIES, 1).set(Tag.MODALITY, "MR").build()));
            List<StoredInstance> found = archive.source.pacs().find(InstanceQuery.series(TestImages.STUDY, TestImages.SERIES));
            assertEquals(List.of(".1", ".2", ".3"), found.stream().map(i -> i.instanceUid().substring(TestImages.SERIES.length())).toList());
            for (int i = 0; i < found.size(); i++) {
                try (InputStream in = found.get(i).open()) {
                    assertArrayEquals(image(i + 1), in.readAllBytes());
                }
                assertEquals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), found.get(i).transferSyntaxUid());
            }
            PacsStudy study = archive.source.pacs().study(TestImages.STUDY).orElseThrow();
            assertEquals(4, study.instanceCount());
            assertEquals("Müller^Änne^^Frau", study.headers().string(Tag.PATIENT_NAME).orElseThrow());
            assertEquals("O-5", study.headers().item(Tag.REQUEST_ATTRIBUTES_SEQUENCE).orElseThrow()
                    .string(Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST).orElseThrow());
            assertEquals(4, archive.source.pacs().version(TestImages.STUDY).orElseThrow().instances().orElseThrow());
            assertEquals(List.of(TestImages.STUDY), archive.source.pacs().studiesWithAccession("A-77"));
            assertTrue(archive.told.contains(TestImages.STUDY));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void theSameAgainChangesNothingAndAnotherOfTheSameUidIsRefused(Database database) throws Exception {
        try (TestArchive archive = new TestArchive(data, database.empty())) {
            store(archive, image(1));
            Optional<String> version = archive.source.pacs().version(TestImages.STUDY).orElseThrow().version();
            store(archive, image(1));
            byte[] otherMeta = image(1);
            otherMeta[0] = 'x'; // of the preamble, which is the sender's own
            store(archive, otherMeta);
            assertEquals(Status.DUPLICATE_SOP_INSTANCE, refused(archive,
                    TestImages.file(TestImages.image(TestImages.SERIES, 1).set(Tag.PATIENT_ID, "L-2").build())));
            assertEquals(version, archive.source.pacs().version(TestImages.STUDY).orElseThrow().version());
            assertEquals(1, files().size());
            try (InputStream in = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(0).open()) {
                assertArrayEquals(image(1), in.readAllBytes());
            }
        }
    }

    /** Several senders at once, each image by two of them: none is lost, none is there twice, the counts are right. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void manyAtOnce(Database database) throws Exception {
        try (TestArchive archive = new TestArchive(data, database.empty())) {
            ExecutorService senders = Executors.newFixedThreadPool(8);
            try {
                List<Callable<ReceivedInstance>> all = new ArrayList<>();
                for (int i = 0; i < 80; i++) {
                    int number = i / 2;
                    all.add(() -> store(archive, TestImages.file(TestImages.image(number % 3 == 0 ? TestImages.SERIES : TestImages.OTHER_SERIES,
                            number).build())));
                }
                for (var stored : senders.invokeAll(all)) {
                    stored.get();
                }
            } finally {
                senders.shutdown();
            }
            assertEquals(40, files().size());
            assertEquals(40, archive.source.pacs().version(TestImages.STUDY).orElseThrow().instances().orElseThrow());
            assertEquals(40, archive.source.pacs().study(TestImages.STUDY).orElseThrow().instanceCount());
        }
    }

    /** Values that are longer than what is searched for are kept in the image, and cut off in the index, between characters. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void longAndStrangeValuesAreKept(Database database) throws Exception {
        try (TestArchive archive = new TestArchive(data, database.empty())) {
            byte[] file = TestImages.file(TestImages.image(TestImages.SERIES, 1).set(Tag.STUDY_DESCRIPTION, "x".repeat(63) + "\uD83E\uDE7B".repeat(40))
                    .set(Tag.PATIENT_NAME, "\u00DF".repeat(1_000)).set(Tag.STUDY_ID, "a\0b").set(Tag.MODALITY, "").set(Tag.INSTANCE_NUMBER, "many")
                    .set(Tag.STUDY_DATE, "yesterday").build());
            store(archive, file);
            try (InputStream in = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(0).open()) {
                assertArrayEquals(file, in.readAllBytes());
            }
            assertEquals(1, archive.source.pacs().study(TestImages.STUDY).orElseThrow().instanceCount());
        }
    }

    @Test
    void whatIsNoWholeInstanceLeavesNothing() throws Exception {
        try (TestArchive archive = new TestArchive(data, Database.H2.empty())) {
            byte[] whole = image(1);
            assertEquals(Status.CANNOT_UNDERSTAND, refused(archive, "no DICOM at all, but text".getBytes()));
            assertEquals(Status.CANNOT_UNDERSTAND, refused(archive, Arrays.copyOf(whole, whole.length - 100)));
            assertEquals(Status.CANNOT_UNDERSTAND, refused(archive, Arrays.copyOfRange(whole, 132 + 12, whole.length)));
            assertEquals(Status.CANNOT_UNDERSTAND, refused(archive, TestImages.file(DataSet.builder().set(Tag.SOP_CLASS_UID, TestImages.CT_IMAGE)
                    .set(Tag.SOP_INSTANCE_UID, "1.2.3").set(Tag.STUDY_INSTANCE_UID, "1.2").build())));
            IOException gone = new IOException("the sender has gone");
            InputStream broken = new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), new InputStream() {
                @Override
                public int read() throws IOException {
                    throw gone;
                }
            });
            assertEquals(gone, assertThrows(IOException.class, () -> archive.archive.store(broken, instance -> { })));
            assertEquals(List.of(), files());
            assertEquals(Optional.empty(), archive.source.pacs().study(TestImages.STUDY));
        }
    }

    @Test
    void withoutRoomNothingIsTakenAndNothingIsLeft() throws Exception {
        try (TestArchive full = new TestArchive(data, Database.H2.empty(), new ArchiveSettings(64 << 20, Long.MAX_VALUE, 100), Optional.empty())) {
            assertEquals(Status.OUT_OF_RESOURCES, refused(full, image(1)));
        }
        try (TestArchive small = new TestArchive(data, Database.H2.get(), new ArchiveSettings(1000, 0, 100), Optional.empty())) {
            assertEquals(Status.OUT_OF_RESOURCES, refused(small, image(1)));
            assertEquals(List.of(), files());
        }
    }

    /** A disk that is really full, where one can be mounted. */
    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectories(data.resolve("archive"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).redirectErrorStream(true).start();
        boolean mounted = mount.waitFor() == 0;
        if (!mounted) {
            System.out.println("SKIPPED: a small disk cannot be mounted here: " + new String(mount.getInputStream().readAllBytes()).strip());
        }
        Assumptions.assumeTrue(mounted, "a small disk cannot be mounted here");
        try (TestArchive archive = new TestArchive(data, Database.H2.empty())) {
            int stored = 0;
            Status last = Status.SUCCESS;
            while (last.equals(Status.SUCCESS) && stored < 1000) {
                try {
                    store(archive, image(stored + 1));
                    stored++;
                } catch (DimseException e) {
                    last = e.status();
                }
            }
            assertEquals(Status.OUT_OF_RESOURCES, last);
            assertTrue(stored > 0);
            assertEquals(stored, files().size());
            assertEquals(stored, archive.source.pacs().study(TestImages.STUDY).orElseThrow().instanceCount());
        } finally {
            assertEquals(0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
        }
    }

    /** The database as it is, with a fault at one statement or at the commit. */
    private static DataSource failing(DataSource dataSource, String when, boolean[] armed) {
        return (DataSource) Proxy.newProxyInstance(ArchiveTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (p, method, args) -> {
            Object connection = method.invoke(dataSource, args);
            return Proxy.newProxyInstance(ArchiveTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (q, called, more) -> {
                if (armed[0] && called.getName().equals(when)) {
                    throw new SQLException("pulled", "58030");
                }
                try {
                    return called.invoke(connection, more);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    @Test
    void aDatabaseThatFailsBeforeTheRowLeavesNothing() throws Exception {
        boolean[] armed = {true};
        try (TestArchive archive = new TestArchive(data, failing(Database.H2.empty(), "prepareStatement", armed))) {
            assertEquals(Status.OUT_OF_RESOURCES, refused(archive, image(1)));
            assertEquals(List.of(), files());
            armed[0] = false;
            store(archive, image(1));
            assertEquals(1, files().size());
        }
    }

    /** Whether a commit that failed has happened is found out at the next start; here it has not. */
    @Test
    void aCommitThatFailsLeavesWhatTheNextStartRemoves() throws Exception {
        boolean[] armed = {true};
        try (TestArchive archive = new TestArchive(data, failing(Database.H2.empty(), "commit", armed))) {
            assertEquals(Status.OUT_OF_RESOURCES, refused(archive, image(1)));
            armed[0] = false;
            assertEquals(Optional.empty(), archive.source.pacs().study(TestImages.STUDY));
            assertEquals(1, files().size());
            archive.archive.recover();
            assertEquals(List.of(), files());
            store(archive, image(1));
            assertEquals(1, archive.source.pacs().study(TestImages.STUDY).orElseThrow().instanceCount());
        }
    }

    /** Killed after the commit and before the file had its place: it is readable, and has its place after the next start. */
    @Test
    void aServerKilledBetweenRowAndFileLosesNothing() throws Exception {
        try (TestArchive archive = new TestArchive(data, Database.H2.empty())) {
            store(archive, image(1));
            Path placed = files().get(0);
            Path incoming = Files.createDirectories(data.resolve("archive/incoming/test")).resolve(placed.getFileName());
            Files.move(placed, incoming);
            try (InputStream in = archive.source.pacs().find(InstanceQuery.study(TestImages.STUDY)).get(0).open()) {
                assertArrayEquals(image(1), in.readAllBytes());
            }
            archive.archive.recover();
            assertTrue(Files.exists(placed));
            assertFalse(Files.exists(incoming));
        }
    }
}
