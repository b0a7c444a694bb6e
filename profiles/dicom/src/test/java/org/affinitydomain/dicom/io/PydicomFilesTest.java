package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;

/** Every file of pydicom's tests, of nearly every modality, character set and transfer syntax, beside what pydicom reads. */
class PydicomFilesTest {

    private static final List<Integer> TEXTS = List.of(Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.STUDY_DATE,
            Tag.PATIENT_ID, Tag.MODALITY, Tag.ACCESSION_NUMBER, Tag.PATIENT_NAME, Tag.NUMBER_OF_FRAMES, Tag.SPECIFIC_CHARACTER_SET,
            Tag.SERIES_INSTANCE_UID, Tag.STUDY_TIME, Tag.PATIENT_BIRTH_DATE);
    /** What pydicom forgives and we refuse, file by file with the reason. */
    private static final Map<String, String> REFUSED = Map.of(
            "rtplan_truncated.dcm", "it ends in the middle of a value",
            "no_meta.dcm", "a stray byte stands before its data set",
            "DICOMDIR-nooffset", "an item is longer than the sequence that it is in");

    @Test
    void headersAreWhatPydicomReads() throws Exception {
        List<Path> files = Tools.allPydicomFiles();
        int compared = 0;
        List<String> different = new ArrayList<>();
        for (String line : describe(files)) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 3 || fields[1].equals("unreadable")) {
                continue;
            }
            Path file = Path.of(fields[0]);
            try {
                Part10File read = Part10Reader.read(file, ReadOptions.headers());
                List<String> ours = new ArrayList<>(List.of(fields[0], read.transferSyntax().uid()));
                TEXTS.forEach(tag -> ours.add(text(read.dataSet(), tag)));
                ours.add(String.join(" ", items(read.dataSet())));
                if (!ours.equals(List.of(fields))) {
                    different.add("ours  " + ours + "\ntheirs " + List.of(fields));
                }
                compared++;
            } catch (DicomFormatException e) {
                if (!REFUSED.containsKey(file.getFileName().toString())) {
                    different.add(file + ": " + e);
                }
            }
        }
        assertTrue(compared > 150, "only " + compared + " files compared");
        assertEquals("", String.join("\n", different));
    }

    @Test
    void dataSetsAreReadAsTheyWereWritten() throws Exception {
        for (Path file : Tools.pydicomFiles()) {
            if (REFUSED.containsKey(file.getFileName().toString())) {
                continue;
            }
            DataSet read;
            try {
                read = withoutGroupLengths(Part10Reader.read(file, ReadOptions.headers().withMaxValueLength(Integer.MAX_VALUE)).dataSet());
            } catch (DicomFormatException e) {
                continue; // the other test decides whether it may be refused
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                Part10Writer.write(out, read, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            } catch (IllegalArgumentException e) {
                assertTrue(read.string(Tag.SOP_INSTANCE_UID).isEmpty(), file + ": " + e);
                continue;
            }
            DataSet again = Part10Reader.read(new ByteArrayInputStream(out.toByteArray()), ReadOptions.documents()).dataSet();
            assertEquals(read, again, file.toString());
        }
    }

    /** They are not written, since they tell the lengths of another encoding (PS3.5 7.2). */
    private static DataSet withoutGroupLengths(DataSet dataSet) {
        DataSetBuilder builder = DataSet.builder(dataSet.characterSet());
        dataSet.elements().stream().filter(element -> Tag.element(element.tag()) != 0).forEach(builder::put);
        return builder.build();
    }

    private static List<String> describe(List<Path> files) throws IOException, InterruptedException, URISyntaxException {
        Path script = Path.of(PydicomFilesTest.class.getResource("/org/affinitydomain/dicom/describe.py").toURI());
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
        files.forEach(file -> command.add(file.toString()));
        return Tools.run(command).output().lines().toList();
    }

    private static String text(DataSet dataSet, int tag) {
        return dataSet.element(tag).isEmpty() ? "-" : String.join("\\", dataSet.strings(tag)).replaceAll("[= ]+$", "")
                .replaceAll("[\t\r\n]", " ");
    }

    private static List<String> items(DataSet dataSet) {
        List<String> counts = new ArrayList<>();
        dataSet.elements().stream().filter(element -> element.vr() == VR.SQ && !Tag.isPrivate(element.tag())).forEach(element -> {
            List<DataSet> items = dataSet.items(element.tag());
            counts.add(String.format("%08x:%d", element.tag(), items.size()));
            items.forEach(item -> counts.addAll(items(item)));
        });
        return counts;
    }
}
