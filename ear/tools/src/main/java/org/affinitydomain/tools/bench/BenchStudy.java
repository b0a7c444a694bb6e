package org.affinitydomain.tools.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * A study of a wanted size whose pixels cannot be compressed.
 *
 * @param instances     how many
 * @param instanceBytes bytes of pixel data in each
 */
record BenchStudy(int instances, int instanceBytes) {

    static final String STUDY = "2.25.20261124000000001";
    static final String SERIES = STUDY + ".1";
    private static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

    static BenchStudy of(int studyMegabytes, int instanceMegabytes) {
        return new BenchStudy(Math.max(1, studyMegabytes / instanceMegabytes), instanceMegabytes << 20);
    }

    /** SOP Instance UIDs, in order. */
    List<String> sopInstanceUids() {
        List<String> uids = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            uids.add(SERIES + "." + i);
        }
        return uids;
    }

    /** Writes the files {@code N.dcm} and returns their bytes altogether. */
    long write(Path folder, String patientId, IntConsumer progress) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        byte[] pixels = new byte[instanceBytes];
        long bytes = 0;
        for (int i = 1; i <= instances; i++) {
            random.nextBytes(pixels);
            DataSet dataSet = DataSet.builder().set(Tag.SOP_CLASS_UID, CT_IMAGE).set(Tag.SOP_INSTANCE_UID, SERIES + "." + i)
                    .set(Tag.STUDY_INSTANCE_UID, STUDY).set(Tag.SERIES_INSTANCE_UID, SERIES).set(Tag.STUDY_DATE, "20261120")
                    .set(Tag.STUDY_TIME, "081500").set(Tag.MODALITY, "CT").set(Tag.PATIENT_ID, patientId).set(Tag.PATIENT_NAME, "Bench^Mark")
                    .set(Tag.ACCESSION_NUMBER, "BENCH-1").set(Tag.STUDY_ID, "1").set(Tag.STUDY_DESCRIPTION, "Benchmark")
                    .set(Tag.SERIES_NUMBER, "1").set(Tag.INSTANCE_NUMBER, Integer.toString(i)).setBytes(Tag.PIXEL_DATA, VR.OW, pixels).build();
            Path file = folder.resolve(i + ".dcm");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
                Part10Writer.write(out, dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
            bytes += Files.size(file);
            progress.accept(i);
        }
        return bytes;
    }
}
