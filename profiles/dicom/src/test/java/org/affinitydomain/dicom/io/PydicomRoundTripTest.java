package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of pydicom's tests, read and written here, is compared element for element, pixels included, with the original:
 * by pydicom, so that nothing here judges itself.
 */
class PydicomRoundTripTest {
    private static final List<TransferSyntax> UNCOMPRESSED = List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
            TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    /** What pydicom forgives and is refused here. */
    private static final Set<String> REFUSED = Set.of("rtplan_truncated.dcm", "MR_truncated.dcm", "DICOMDIR-nooffset", "no_meta.dcm");

    @TempDir
    Path folder;
    private List<Path> files;

    @BeforeEach
    void find() throws IOException {
        files = Tools.allPydicomFiles();
    }

    private List<String> pydicom(String mode) throws Exception {
        Path script = Path.of(PydicomRoundTripTest.class.getResource("/org/affinitydomain/dicom/round_trip.py").toURI());
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), mode, folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        return Tools.run(command).output().lines().toList();
    }

    private void judge(int least) throws Exception {
        List<String> lines = pydicom("compare");
        assertEquals("", String.join("\n", lines.stream().filter(line -> !line.startsWith("compared") && !line.startsWith("unreadable")).toList()));
        long compared = lines.stream().filter(line -> line.startsWith("compared")).count();
        System.out.printf("%d files, compared with their originals %d times%n", files.size(), compared);
        assertTrue(compared >= least, "only " + compared + " comparisons:\n" + String.join("\n", lines));
    }

    @Test
    void filesInEveryTransferSyntax() throws Exception {
        for (int number = 0; number < files.size(); number++) {
            Part10File read;
            try {
                read = Part10Reader.read(files.get(number), ReadOptions.documents());
            } catch (DicomFormatException e) {
                assertTrue(REFUSED.contains(files.get(number).getFileName().toString()), files.get(number) + ": " + e);
                continue;
            }
            boolean encapsulated = read.transferSyntax().encapsulated();
            for (TransferSyntax syntax : encapsulated ? List.of(read.transferSyntax()) : UNCOMPRESSED) {
                write(folder.resolve(number + "." + syntax.uid() + ".dcm"), read.dataSet(), syntax);
            }
        }
        judge(500);
    }

    @Test
    void throughDicomJson() throws Exception {
        pydicom("json");
        for (int number = 0; number < files.size(); number++) {
            Path theirs = folder.resolve(number + ".theirs.json");
            if (Files.exists(theirs)) {
                try (InputStream in = Files.newInputStream(theirs); DicomJsonReader reader = new DicomJsonReader(in)) {
                    write(folder.resolve(number + ".json.dcm"), reader.next().orElseThrow(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
                }
            }
            try {
                DataSet read = Part10Reader.read(files.get(number), ReadOptions.documents()).dataSet();
                try (OutputStream out = Files.newOutputStream(folder.resolve(number + ".ours.json"));
                     DicomJsonWriter writer = new DicomJsonWriter(out, BulkDataUris.NONE)) {
                    writer.write(read);
                }
            } catch (DicomFormatException e) {
                assertTrue(REFUSED.contains(files.get(number).getFileName().toString()), files.get(number) + ": " + e);
            }
        }
        judge(300);
    }

    private static void write(Path file, DataSet dataSet, TransferSyntax syntax) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Part10Writer.begin(out, dataSet.string(Tag.SOP_CLASS_UID).orElse("1.2.3"), dataSet.string(Tag.SOP_INSTANCE_UID).orElse("1.2.3"),
                    syntax).write(dataSet).finish();
        }
    }
}
