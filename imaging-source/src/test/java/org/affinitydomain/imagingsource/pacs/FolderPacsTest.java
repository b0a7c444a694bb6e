package org.affinitydomain.imagingsource.pacs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder as a PACS, with what folders contain in practice. */
class FolderPacsTest {
    @TempDir
    Path folder;
    private final TestClock clock = new TestClock();

    private FolderPacs pacs(Database database) {
        return new FolderPacs("one", folder, database.get(), clock);
    }

    private static List<StudyVersion> list(Pacs pacs) throws PacsException {
        List<StudyVersion> found = new ArrayList<>();
        pacs.listStudies(found::add);
        return found;
    }

    private static List<String> uids(List<StoredInstance> instances) {
        return instances.stream().map(StoredInstance::instanceUid).toList();
    }

    @ParameterizedTest
    @EnumSource
    void servesTheFilesByteForByte(Database database) throws IOException, SQLException {
        database.empty();
        DataSet image = TestImages.image(TestImages.SERIES, 1).build();
        byte[] file = TestImages.file(image, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        Files.write(folder.resolve("no extension, spaces and \u00e4"), file);
        FolderPacs pacs = pacs(database);
        assertEquals(List.of(TestImages.STUDY), list(pacs).stream().map(StudyVersion::studyInstanceUid).toList());
        StoredInstance found = pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0);
        assertEquals(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid(), found.transferSyntaxUid());
        assertEquals(file.length, found.size().orElseThrow());
        try (InputStream in = found.open()) {
            assertArrayEquals(file, in.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsByStudySeriesAndInstanceInTheOrderOfNumbers(Database database) throws IOException, SQLException {
        database.empty();
        TestImages.writeStudy(folder);
        FolderPacs pacs = pacs(database);
        list(pacs);
        assertEquals(List.of(TestImages.SERIES + ".1", TestImages.SERIES + ".2", TestImages.SERIES + ".3", TestImages.OTHER_SERIES + ".1",
                TestImages.OTHER_SERIES + ".2"), uids(pacs.find(InstanceQuery.study(TestImages.STUDY))));
        assertEquals(2, pacs.find(InstanceQuery.series(TestImages.STUDY, TestImages.OTHER_SERIES)).size());
        assertEquals(List.of(TestImages.SERIES + ".2"),
                uids(pacs.find(InstanceQuery.instance(TestImages.STUDY, TestImages.SERIES, TestImages.SERIES + ".2"))));
        assertEquals(List.of(), pacs.find(InstanceQuery.series(TestImages.STUDY, "9.9")));
        assertEquals(Optional.empty(), pacs.study("9.9"));
        assertEquals(5, pacs.study(TestImages.STUDY).orElseThrow().instanceCount());
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedFileIsNotShared(Database database) throws IOException, SQLException {
        database.empty();
        TestImages.writeStudy(folder);
        Path cut = TestImages.write(folder, TestImages.image(TestImages.SERIES, 9).build());
        byte[] whole = Files.readAllBytes(cut);
        FolderPacs pacs = pacs(database);
        for (int length : new int[] {whole.length - 1, whole.length - 300, 400, 150}) {
            Files.write(cut, Arrays.copyOf(whole, length));
            list(pacs);
            assertEquals(5, pacs.find(InstanceQuery.study(TestImages.STUDY)).size(), "cut to " + length);
        }
        Files.write(cut, whole);
        list(pacs);
        assertEquals(6, pacs.find(InstanceQuery.study(TestImages.STUDY)).size(), "whole again");
    }

    @ParameterizedTest
    @EnumSource
    void otherFilesAreLeftAlone(Database database) throws IOException, SQLException {
        database.empty();
        TestImages.writeStudy(folder);
        Files.writeString(folder.resolve("README.txt"), "not DICOM at all, and longer than the shortest file that could be DICOM");
        Files.createFile(folder.resolve("empty"));
        Files.write(folder.resolve("noise.bin"), new byte[5000]);
        FolderPacs pacs = pacs(database);
        assertEquals(1, list(pacs).size());
        assertEquals(5, pacs.find(InstanceQuery.study(TestImages.STUDY)).size());
    }

    @ParameterizedTest
    @EnumSource
    void theSameInstanceInTwoFilesIsOne(Database database) throws IOException, SQLException {
        database.empty();
        Path file = TestImages.write(folder, TestImages.image(TestImages.SERIES, 1).build());
        Files.copy(file, folder.resolve("copy"));
        FolderPacs pacs = pacs(database);
        list(pacs);
        assertEquals(1, pacs.find(InstanceQuery.study(TestImages.STUDY)).size());
        assertEquals(1, pacs.study(TestImages.STUDY).orElseThrow().instanceCount());
    }

    @ParameterizedTest
    @EnumSource
    void theVersionOfAStudyChangesWithItsFilesOnly(Database database) throws IOException, SQLException {
        database.empty();
        TestImages.writeStudy(folder);
        FolderPacs pacs = pacs(database);
        StudyVersion first = list(pacs).get(0);
        clock.advance(Duration.ofHours(1));
        assertEquals(first, list(pacs(database)).get(0), "nothing changed, and a restart changes nothing");
        TestImages.write(folder, TestImages.image(TestImages.SERIES, 4).build());
        StudyVersion added = list(pacs).get(0);
        assertNotEquals(first.version(), added.version());
        clock.advance(Duration.ofHours(1));
        Files.delete(folder.resolve(TestImages.SERIES).resolve("IM" + TestImages.SERIES + ".4"));
        assertNotEquals(added.version(), list(pacs).get(0).version());
        assertEquals(5, pacs.find(InstanceQuery.study(TestImages.STUDY)).size());
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatBecameAnotherOneIsNotServedInItsPlace(Database database) throws IOException, SQLException {
        database.empty();
        Path file = TestImages.write(folder, TestImages.image(TestImages.SERIES, 1).build());
        FolderPacs pacs = pacs(database);
        list(pacs);
        StoredInstance found = pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0);
        Files.write(file, TestImages.file(TestImages.image(TestImages.SERIES, 2).build()));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThrows(PacsException.class, found::open);
        Files.delete(file);
        assertThrows(PacsException.class, found::open);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutWhileItIsReadIsNotTakenAsWhole(Database database) throws IOException, SQLException {
        database.empty();
        Path file = TestImages.write(folder, TestImages.image(TestImages.SERIES, 1).build());
        FolderPacs pacs = pacs(database);
        list(pacs);
        try (InputStream in = pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0).open()) {
            assertEquals(100, in.readNBytes(100).length);
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
            assertThrows(IOException.class, in::readAllBytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFolderIsNoEmptyFolder(Database database) throws IOException, SQLException {
        database.empty();
        FolderPacs pacs = new FolderPacs("one", folder.resolve("nowhere"), database.get(), clock);
        assertThrows(PacsException.class, () -> list(pacs));
    }
}
