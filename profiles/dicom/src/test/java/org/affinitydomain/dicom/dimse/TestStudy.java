package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** A CT study of small slices, in Explicit and Implicit VR Little Endian by turns. */
public final class TestStudy {
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    public static final String STUDY = "1.2.826.0.1.3680043.10.1";
    public static final String SERIES = STUDY + ".1";

    private TestStudy() {
    }

    public static void write(Path folder, int slices) throws IOException {
        for (int number = 1; number <= slices; number++) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("slice" + number + ".dcm"))) {
                Part10Writer.write(out, slice(number, 64),
                        number % 2 == 0 ? TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
        }
    }

    public static DataSet slice(int number, int edge) {
        byte[] pixels = new byte[edge * edge * 2];
        new Random(number).nextBytes(pixels);
        return DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names())
                .set(Tag.SOP_CLASS_UID, CT).set(Tag.SOP_INSTANCE_UID, SERIES + '.' + number)
                .set(Tag.STUDY_DATE, "20260314").set(Tag.STUDY_TIME, "092653").set(Tag.ACCESSION_NUMBER, "A-77")
                .set(Tag.MODALITY, "CT").set(Tag.PATIENT_NAME, "Müller^Änne").set(Tag.PATIENT_ID, "L-1")
                .set(Tag.PATIENT_BIRTH_DATE, "19650412").set(Tag.PATIENT_SEX, "F").set(Tag.STUDY_ID, "S1")
                .set(Tag.STUDY_INSTANCE_UID, STUDY).set(Tag.SERIES_INSTANCE_UID, SERIES)
                .setIntegers(Tag.SERIES_NUMBER, 1).setIntegers(Tag.INSTANCE_NUMBER, number)
                .setIntegers(Tag.SAMPLES_PER_PIXEL, 1).set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .setIntegers(Tag.ROWS, edge).setIntegers(Tag.COLUMNS, edge).setIntegers(Tag.BITS_ALLOCATED, 16)
                .setIntegers(Tag.BITS_STORED, 16).setIntegers(Tag.HIGH_BIT, 15).setIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .setBytes(Tag.PIXEL_DATA, VR.OW, pixels).build();
    }
}
