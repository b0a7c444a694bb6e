package org.affinitydomain.imagingsource.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.affinitydomain.dicom.data.CharacterSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.Headers;

/** What the archive's database knows of studies, series and instances, so that no file is opened for a search or a manifest. */
final class ArchiveAttributes {
    private static final int[] STUDY = {
        Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, Tag.OTHER_PATIENT_IDS_SEQUENCE,
        Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_BIRTH_TIME, Tag.PATIENT_SEX, Tag.PATIENT_AGE, Tag.PATIENT_SIZE, Tag.PATIENT_WEIGHT, Tag.PATIENT_COMMENTS,
        Tag.STUDY_INSTANCE_UID, Tag.STUDY_DATE, Tag.STUDY_TIME, Tag.ACCESSION_NUMBER, Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, Tag.STUDY_ID,
        Tag.STUDY_DESCRIPTION, Tag.REFERRING_PHYSICIAN_NAME, Tag.NAME_OF_PHYSICIANS_READING_STUDY, Tag.PROCEDURE_CODE_SEQUENCE,
        Tag.TIMEZONE_OFFSET_FROM_UTC};
    private static final int[] SERIES = {
        Tag.PROTOCOL_NAME, Tag.STATION_NAME, Tag.MANUFACTURER_MODEL_NAME, Tag.OPERATORS_NAME, Tag.PATIENT_POSITION, Tag.FRAME_OF_REFERENCE_UID,
        Tag.PERFORMED_PROCEDURE_STEP_START_DATE, Tag.PERFORMED_PROCEDURE_STEP_START_TIME, Tag.PERFORMED_PROCEDURE_STEP_DESCRIPTION};
    private static final int[] INSTANCE = {
        Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.INSTANCE_NUMBER, Tag.NUMBER_OF_FRAMES, Tag.ROWS, Tag.COLUMNS, Tag.BITS_ALLOCATED, Tag.IMAGE_TYPE,
        Tag.CONTENT_DATE, Tag.CONTENT_TIME, Tag.ACQUISITION_DATE, Tag.ACQUISITION_TIME, Tag.CONCEPT_NAME_CODE_SEQUENCE, Tag.COMPLETION_FLAG,
        Tag.VERIFICATION_FLAG};
    /** More than real headers have; a hostile one is kept without its attributes. */
    private static final int LONGEST = 512 << 10;

    private ArchiveAttributes() {
    }

    static byte[] study(DataSet headers) {
        return encode(DataSet.builder().copy(headers, STUDY).build());
    }

    /** Those of the series, with all that a manifest needs. */
    static byte[] series(DataSet headers) {
        return encode(Headers.select(headers).toBuilder().copy(headers, SERIES).build());
    }

    static byte[] instance(DataSet headers) {
        return encode(DataSet.builder().copy(headers, INSTANCE).build());
    }

    private static byte[] encode(DataSet dataSet) {
        byte[] bytes = DataSetWriter.encode(inMemory(dataSet).set(Tag.SPECIFIC_CHARACTER_SET, CharacterSet.UTF_8.names()).build(),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        return bytes.length <= LONGEST ? bytes : new byte[0];
    }

    /** What was too large to be read is a reference into the file, which says nothing here. */
    private static DataSetBuilder inMemory(DataSet dataSet) {
        DataSetBuilder builder = DataSet.builder();
        for (Element element : dataSet.elements()) {
            if (element instanceof Element.Sequence sequence) {
                builder.setItems(element.tag(), sequence.items().stream().map(item -> inMemory(item).build()).toList());
            } else if (element instanceof Element.Value) {
                builder.put(element);
            }
        }
        return builder;
    }

    /** Reads what was kept. */
    static DataSet decode(byte[] bytes) {
        try {
            return Part10Reader.readDataSet(new ByteArrayInputStream(bytes), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, ReadOptions.documents());
        } catch (IOException e) {
            throw new IllegalStateException("the archive's database has attributes that were not written by it", e);
        }
    }
}
