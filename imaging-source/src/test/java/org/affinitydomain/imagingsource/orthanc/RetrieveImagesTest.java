package org.affinitydomain.imagingsource.orthanc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.imagingsource.Commands;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.archive.ArchiveSettings;
import org.affinitydomain.imagingsource.archive.TestArchive;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RAD-16 from a source whose PACS, Orthanc, is reached by DICOMweb alone: DCMTK gets its images all the same. */
class RetrieveImagesTest {

    @Test
    void gotByDimseFromAPacsThatHasDicomwebOnly(@TempDir Path folder) throws Exception {
        Commands.require("getscu", "dcmtk");
        try (Orthanc orthanc = Orthanc.start(folder)) {
            for (int number : List.of(1, 2, 3)) {
                orthanc.store(TestImages.file(TestImages.image(TestImages.SERIES, number).build()));
            }
            DicomwebPacs pacs = new DicomwebPacs("test", Region.dicomweb(orthanc.port(), "/dicom-web", Duration.ofSeconds(20)), new Authorization.None());
            Path got = Files.createDirectory(folder.resolve("got"));
            try (TestArchive source = new TestArchive(folder, Database.H2.empty(), new ArchiveSettings(1, 0, 1), Optional.of(pacs))) {
                Commands.Output output = Commands.run("getscu", "-aet", "VIEWER", "-aec", TestArchive.TITLE, "127.0.0.1", String.valueOf(source.port),
                        "-S", "-od", got.toString(), "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=" + TestImages.STUDY);
                assertEquals(0, output.status(), output.lines().toString());
            }
            try (Stream<Path> files = Files.list(got)) {
                assertEquals(Set.of(TestImages.SERIES + ".1", TestImages.SERIES + ".2", TestImages.SERIES + ".3"),
                        files.map(RetrieveImagesTest::uid).collect(Collectors.toSet()));
            }
        }
    }

    private static String uid(Path file) {
        try {
            return Part10Reader.read(file, ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
