package org.affinitydomain.dicom.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DICOM JSON beside what pydicom makes of the same files; a Python script compares, so that nothing here judges itself. */
class PydicomJsonTest {
    private static final ReadOptions ALL_BUT_PIXELS = ReadOptions.headers().withMaxValueLength(Integer.MAX_VALUE);

    @Test
    void jsonIsWhatPydicomWrites(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Path file : Tools.pydicomFiles()) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(files.size() + ".json"));
                 DicomJsonWriter writer = new DicomJsonWriter(out, BulkDataUris.NONE)) {
                writer.write(Part10Reader.read(file, ALL_BUT_PIXELS).dataSet());
                files.add(file);
            } catch (DicomFormatException e) {
                // PydicomFilesTest says which files may be refused
            }
        }
        List<String> lines = compare(folder, files);
        List<String> different = lines.stream().filter(line -> line.startsWith("different")).toList();
        long compared = lines.stream().filter(line -> line.startsWith("compared")).count();
        assertEquals("", String.join("\n", different));
        assertTrue(compared > 100, compared + " of " + files.size() + " files compared:\n" + String.join("\n", lines));
    }

    @Test
    void jsonIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        for (Path file : Tools.pydicomFiles()) {
            DataSet dataSet;
            try {
                dataSet = Part10Reader.read(file, ALL_BUT_PIXELS).dataSet();
            } catch (DicomFormatException e) {
                continue;
            }
            String once = JsonTestSupport.write(dataSet);
            DataSet read = JsonTestSupport.read(once).get(0);
            assertEquals(once, JsonTestSupport.write(read), file.toString());
        }
    }

    private static List<String> compare(Path folder, List<Path> files) throws Exception {
        Path script = Path.of(PydicomJsonTest.class.getResource("/org/affinitydomain/dicom/compare_json.py").toURI());
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        return Tools.run(command).output().lines().toList();
    }
}
