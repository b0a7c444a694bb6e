package org.affinitydomain.imagingsource;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Makes small DICOM files for tests: a chest CT of any number of series and slices, of a patient of Lakeside Hospital. */
public final class StudyFiles {
    public static final String STUDY = "2.999.21.77.1";
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private StudyFiles() {
    }

    public static String series(int number) {
        return STUDY + "." + number;
    }

    public static String instance(int series, int number) {
        return series(series) + "." + number;
    }

    /** Writes a study, one folder a series. */
    public static void write(Path folder, int series, int slices) throws IOException {
        for (int s = 1; s <= series; s++) {
            for (int i = 1; i <= slices; i++) {
                write(folder.resolve("S" + s).resolve("IM" + i), slice(s, i).build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
        }
    }

    public static void write(Path file, DataSet dataSet, TransferSyntax syntax) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Part10Writer.write(out, dataSet, syntax);
        }
    }

    /** A slice, to be changed as a test needs. */
    public static DataSetBuilder slice(int series, int number) {
        return headers(series).set(Tag.SOP_INSTANCE_UID, instance(series, number)).setIntegers(Tag.INSTANCE_NUMBER, number)
                .setBytes(Tag.PIXEL_DATA, VR.OW, new byte[2 * 32 * 32]);
    }

    private static DataSetBuilder headers(int series) {
        return DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names())
                .set(Tag.SOP_CLASS_UID, CT).set(Tag.STUDY_INSTANCE_UID, STUDY).set(Tag.SERIES_INSTANCE_UID, series(series))
                .set(Tag.STUDY_DATE, "20260314").set(Tag.STUDY_TIME, "092653").set(Tag.SERIES_DATE, "20260314")
                .set(Tag.SERIES_TIME, "09" + (30 + series) + "00").set(Tag.TIMEZONE_OFFSET_FROM_UTC, "+0100")
                .set(Tag.ACCESSION_NUMBER, "ACC1").set(Tag.MODALITY, "CT").set(Tag.MANUFACTURER, "Test")
                .set(Tag.STUDY_DESCRIPTION, "CT Thorax mit Kontrastmittel").set(Tag.STUDY_ID, "1")
                .set(Tag.REFERRING_PHYSICIAN_NAME, "Arzt^Anna").set(Tag.PERFORMING_PHYSICIAN_NAME, "Röntgen^Ruth^^Dr^PhD")
                .set(Tag.PATIENT_NAME, "Müller^Änne^^Frau").set(Tag.PATIENT_ID, "L-1").set(Tag.PATIENT_BIRTH_DATE, "19650412")
                .set(Tag.PATIENT_SEX, "F").set(0x00101040, "Seestrasse 1, 1001 Lakeside")
                .setIntegers(Tag.SERIES_NUMBER, series).set(Tag.SERIES_DESCRIPTION, "Series " + series)
                .set(Tag.BODY_PART_EXAMINED, "CHEST")
                .setItem(Tag.REQUEST_ATTRIBUTES_SEQUENCE, DataSet.builder().set(Tag.REQUESTED_PROCEDURE_ID, "RP1")
                        .set(Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, "ORD1").build())
                .set(Tag.IMAGE_TYPE, List.of("ORIGINAL", "PRIMARY", "AXIAL")).setIntegers(Tag.ROWS, 32).setIntegers(Tag.COLUMNS, 32)
                .setIntegers(Tag.BITS_ALLOCATED, 16).setIntegers(Tag.BITS_STORED, 12).setIntegers(Tag.HIGH_BIT, 11)
                .setIntegers(Tag.PIXEL_REPRESENTATION, 0).setIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .set(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2");
    }
}
