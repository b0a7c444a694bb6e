package org.affinitydomain.imagingsource.pacs;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.ReadOptions;

/**
 * The attributes of an instance that manifests and document metadata are made of. Others are left out, so that a study in
 * memory stays small, and the same study looks the same whatever way its headers were read.
 */
public final class Headers {
    /** Patient's Address (PS3.3 C.7.1.1): what PID-11 is made of. */
    public static final int PATIENT_ADDRESS = 0x00101040;
    /** Performed Procedure Step End Date (PS3.3 C.4.14). */
    public static final int PERFORMED_PROCEDURE_STEP_END_DATE = 0x00400250;
    /** Performed Procedure Step End Time (PS3.3 C.4.14). */
    public static final int PERFORMED_PROCEDURE_STEP_END_TIME = 0x00400251;
    /** No attribute of interest stands after the group of requests and evidence. */
    private static final int AFTER_LAST = 0x00420000;
    private static final int[] TAGS = {
        Tag.TIMEZONE_OFFSET_FROM_UTC, Tag.SOP_CLASS_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID,
        Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE,
        Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, PATIENT_ADDRESS,
        Tag.STUDY_DATE, Tag.STUDY_TIME, Tag.STUDY_ID, Tag.STUDY_DESCRIPTION, Tag.ACCESSION_NUMBER,
        Tag.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, Tag.REFERRING_PHYSICIAN_NAME, Tag.PROCEDURE_CODE_SEQUENCE,
        Tag.NAME_OF_PHYSICIANS_READING_STUDY, Tag.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST,
        Tag.ORDER_PLACER_IDENTIFIER_SEQUENCE, Tag.REQUEST_ATTRIBUTES_SEQUENCE, Tag.REFERENCED_REQUEST_SEQUENCE,
        Tag.MODALITY, Tag.SERIES_NUMBER, Tag.SERIES_DATE, Tag.SERIES_TIME, Tag.SERIES_DESCRIPTION,
        PERFORMED_PROCEDURE_STEP_END_DATE, PERFORMED_PROCEDURE_STEP_END_TIME,
        Tag.PERFORMING_PHYSICIAN_NAME, Tag.ANATOMIC_REGION_SEQUENCE, Tag.BODY_PART_EXAMINED, Tag.LATERALITY,
        Tag.MANUFACTURER, Tag.INSTITUTION_NAME, Tag.INSTITUTIONAL_DEPARTMENT_NAME,
        Tag.CONCEPT_NAME_CODE_SEQUENCE};

    private Headers() {
    }

    /** Those of the attributes that a data set has, their texts in UTF-8. */
    public static DataSet select(DataSet whole) {
        return DataSet.builder().copy(whole, TAGS).build();
    }

    /** How far a file has to be read for them. */
    public static ReadOptions readOptions() {
        return ReadOptions.headers().withStopBefore(AFTER_LAST);
    }
}
