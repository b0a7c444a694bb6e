package org.affinitydomain.imagingsource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.uid.SopClass;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Small CT images with the headers that hospitals write. */
public final class TestImages {
    public static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
    public static final String STUDY = "1.2.3.4.100";
    public static final String SERIES = "1.2.3.4.100.1";
    public static final String OTHER_SERIES = "1.2.3.4.100.2";

    private TestImages() {
    }

    /** An image of {@link #STUDY}, of patient L-1 of the source's own authority. */
    public static DataSetBuilder image(String series, int number) {
        return image(STUDY, series, number);
    }

    public static DataSetBuilder image(String study, String series, int number) {
        return DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names())
                .set(Tag.SOP_CLASS_UID, CT_IMAGE).set(Tag.SOP_INSTANCE_UID, series + '.' + number)
                .set(Tag.STUDY_INSTANCE_UID, study).set(Tag.SERIES_INSTANCE_UID, series)
                .setDate(Tag.STUDY_DATE, LocalDate.of(2026, 3, 14)).setTime(Tag.STUDY_TIME, LocalTime.of(9, 26, 53))
                .set(Tag.TIMEZONE_OFFSET_FROM_UTC, "+0100")
                .setDate(Tag.SERIES_DATE, LocalDate.of(2026, 3, 14)).setTime(Tag.SERIES_TIME, LocalTime.of(9, 30))
                .set(Tag.ACCESSION_NUMBER, "A-77").set(Tag.STUDY_ID, "S1").set(Tag.STUDY_DESCRIPTION, "CT Thorax")
                .set(Tag.MODALITY, "CT").setIntegers(Tag.SERIES_NUMBER, 1).set(Tag.SERIES_DESCRIPTION, "axial")
                .set(Tag.PATIENT_NAME, "Müller^Änne^^Frau").set(Tag.PATIENT_ID, "L-1")
                .setDate(Tag.PATIENT_BIRTH_DATE, LocalDate.of(1965, 4, 12)).set(Tag.PATIENT_SEX, "F")
                .set(Tag.REFERRING_PHYSICIAN_NAME, "Referrer^Rita").set(Tag.PERFORMING_PHYSICIAN_NAME, "Strahl^Otto^^Dr")
                .set(Tag.BODY_PART_EXAMINED, "CHEST")
                .setItem(Tag.REQUEST_ATTRIBUTES_SEQUENCE, DataSet.builder().set(Tag.ACCESSION_NUMBER, "A-77")
                        .set(Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, "O-5").set(Tag.REQUESTED_PROCEDURE_ID, "RP1").build())
                .setIntegers(Tag.INSTANCE_NUMBER, number).setIntegers(Tag.ROWS, 16).setIntegers(Tag.COLUMNS, 16)
                .setBytes(Tag.PIXEL_DATA, VR.OW, pixels(number));
    }

    private static byte[] pixels(int seed) {
        byte[] pixels = new byte[16 * 16 * 2];
        new java.util.Random(seed).nextBytes(pixels);
        return pixels;
    }

    /** The Part 10 file of an image. */
    public static byte[] file(DataSet image, TransferSyntax syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            Part10Writer.write(bytes, image, syntax);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The Part 10 file of an image, in Explicit VR Little Endian. */
    public static byte[] file(DataSet image) {
        return file(image, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /** Puts the file of an image somewhere below a folder. */
    public static Path write(Path folder, DataSet image) throws IOException {
        Path file = folder.resolve(image.string(Tag.SERIES_INSTANCE_UID).orElseThrow())
                .resolve("IM" + image.string(Tag.SOP_INSTANCE_UID).orElseThrow());
        Files.createDirectories(file.getParent());
        return Files.write(file, file(image));
    }

    /** A study of two series, of three images and two. */
    public static void writeStudy(Path folder) throws IOException {
        for (int number : List.of(1, 2, 3)) {
            write(folder, image(SERIES, number).build());
        }
        for (int number : List.of(1, 2)) {
            write(folder, image(OTHER_SERIES, number).setIntegers(Tag.SERIES_NUMBER, 2).build());
        }
    }

    /** A rejection note, or another Key Object Selection Document, about images of the series. */
    public static DataSet keyObject(String title, int... numbers) {
        DataSetBuilder series = DataSet.builder().set(Tag.SERIES_INSTANCE_UID, SERIES);
        List<DataSet> references = Arrays.stream(numbers).mapToObj(number -> DataSet.builder()
                .set(Tag.REFERENCED_SOP_CLASS_UID, CT_IMAGE).set(Tag.REFERENCED_SOP_INSTANCE_UID, SERIES + '.' + number).build()).toList();
        series.setItems(Tag.REFERENCED_SOP_SEQUENCE, references);
        return image(OTHER_SERIES, 99).remove(Tag.PIXEL_DATA).set(Tag.SOP_CLASS_UID, SopClass.KEY_OBJECT_SELECTION_DOCUMENT)
                .set(Tag.MODALITY, "KO").setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, new Code(title, "DCM", "title").toItem())
                .setItem(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, DataSet.builder().set(Tag.STUDY_INSTANCE_UID, STUDY)
                        .setItem(Tag.REFERENCED_SERIES_SEQUENCE, series.build()).build()).build();
    }
}
