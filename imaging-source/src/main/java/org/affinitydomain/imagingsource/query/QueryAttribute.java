package org.affinitydomain.imagingsource.query;

import java.util.Arrays;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DateTimes;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;

/**
 * The attributes that can be searched for (PS3.4 C.6.1.1, C.6.2.1; PS3.18 table 10.6.1-5): where each of them stands, and how it
 * is matched. Whoever keeps images keeps a value of each.
 */
public enum QueryAttribute {
    PATIENT_ID(Tag.PATIENT_ID, QueryRetrieveLevel.PATIENT, Kind.TEXT, "patient_id", 64),
    ISSUER_OF_PATIENT_ID(Tag.ISSUER_OF_PATIENT_ID, QueryRetrieveLevel.PATIENT, Kind.TEXT, "patient_issuer", 64),
    PATIENT_NAME(Tag.PATIENT_NAME, QueryRetrieveLevel.PATIENT, Kind.NAME, "patient_name", 400),
    PATIENT_BIRTH_DATE(Tag.PATIENT_BIRTH_DATE, QueryRetrieveLevel.PATIENT, Kind.DATE, "patient_birth_date", 8),
    PATIENT_SEX(Tag.PATIENT_SEX, QueryRetrieveLevel.PATIENT, Kind.TEXT, "patient_sex", 16),
    STUDY_INSTANCE_UID(Tag.STUDY_INSTANCE_UID, QueryRetrieveLevel.STUDY, Kind.UID, "study_uid", 64),
    STUDY_DATE(Tag.STUDY_DATE, QueryRetrieveLevel.STUDY, Kind.DATE, "study_date", 8),
    STUDY_TIME(Tag.STUDY_TIME, QueryRetrieveLevel.STUDY, Kind.TIME, "study_time", 13),
    ACCESSION_NUMBER(Tag.ACCESSION_NUMBER, QueryRetrieveLevel.STUDY, Kind.TEXT, "accession", 64),
    STUDY_ID(Tag.STUDY_ID, QueryRetrieveLevel.STUDY, Kind.TEXT, "study_id", 64),
    STUDY_DESCRIPTION(Tag.STUDY_DESCRIPTION, QueryRetrieveLevel.STUDY, Kind.TEXT, "study_description", 64),
    REFERRING_PHYSICIAN_NAME(Tag.REFERRING_PHYSICIAN_NAME, QueryRetrieveLevel.STUDY, Kind.NAME, "referring_physician", 400),
    /** Matches when the modality of one of the series does (PS3.4 C.3.4). */
    MODALITIES_IN_STUDY(Tag.MODALITIES_IN_STUDY, QueryRetrieveLevel.STUDY, Kind.TEXT, "modalities", 500),
    SERIES_INSTANCE_UID(Tag.SERIES_INSTANCE_UID, QueryRetrieveLevel.SERIES, Kind.UID, "series_uid", 64),
    MODALITY(Tag.MODALITY, QueryRetrieveLevel.SERIES, Kind.TEXT, "modality", 16),
    SERIES_NUMBER(Tag.SERIES_NUMBER, QueryRetrieveLevel.SERIES, Kind.NUMBER, "series_number", 20),
    SERIES_DATE(Tag.SERIES_DATE, QueryRetrieveLevel.SERIES, Kind.DATE, "series_date", 8),
    SERIES_TIME(Tag.SERIES_TIME, QueryRetrieveLevel.SERIES, Kind.TIME, "series_time", 13),
    PERFORMED_PROCEDURE_STEP_START_DATE(Tag.PERFORMED_PROCEDURE_STEP_START_DATE, QueryRetrieveLevel.SERIES, Kind.DATE, "step_start_date", 8),
    PERFORMED_PROCEDURE_STEP_START_TIME(Tag.PERFORMED_PROCEDURE_STEP_START_TIME, QueryRetrieveLevel.SERIES, Kind.TIME, "step_start_time", 13),
    SERIES_DESCRIPTION(Tag.SERIES_DESCRIPTION, QueryRetrieveLevel.SERIES, Kind.TEXT, "series_description", 64),
    BODY_PART_EXAMINED(Tag.BODY_PART_EXAMINED, QueryRetrieveLevel.SERIES, Kind.TEXT, "body_part", 16),
    SOP_INSTANCE_UID(Tag.SOP_INSTANCE_UID, QueryRetrieveLevel.IMAGE, Kind.UID, "instance_uid", 64),
    SOP_CLASS_UID(Tag.SOP_CLASS_UID, QueryRetrieveLevel.IMAGE, Kind.UID, "sop_class_uid", 64),
    INSTANCE_NUMBER(Tag.INSTANCE_NUMBER, QueryRetrieveLevel.IMAGE, Kind.NUMBER, "instance_number", 20),
    CONTENT_DATE(Tag.CONTENT_DATE, QueryRetrieveLevel.IMAGE, Kind.DATE, "content_date", 8),
    CONTENT_TIME(Tag.CONTENT_TIME, QueryRetrieveLevel.IMAGE, Kind.TIME, "content_time", 13);

    /** How values are matched (PS3.4 C.2.2.2). */
    public enum Kind {
        /** A single value, or one with wildcards. */
        TEXT,
        /** The same without regard to case. */
        NAME,
        /** One of a list. */
        UID,
        /** A day, or a range of days. */
        DATE,
        /** A time, or a range of times. */
        TIME,
        /** A number. */
        NUMBER
    }

    private final int tag;
    private final QueryRetrieveLevel level;
    private final Kind kind;
    private final String column;
    private final int length;

    QueryAttribute(int tag, QueryRetrieveLevel level, Kind kind, String column, int length) {
        this.tag = tag;
        this.level = level;
        this.kind = kind;
        this.column = column;
        this.length = length;
    }

    /** The tag. */
    public int tag() {
        return tag;
    }

    /** Of what it is an attribute. */
    public QueryRetrieveLevel level() {
        return level;
    }

    /** How it is matched. */
    public Kind kind() {
        return kind;
    }

    /** The column that it is kept in, in the table of its level; patients are kept with their studies. */
    public String column() {
        return column;
    }

    /** The attribute of a tag, if it can be searched for. */
    public static Optional<QueryAttribute> of(int tag) {
        return Arrays.stream(values()).filter(attribute -> attribute.tag == tag).findFirst();
    }

    /** The value to keep of an instance, in the form in which it is matched; empty text without one. Longer ones are cut off. */
    public String value(DataSet dataSet) {
        String value = switch (kind) {
            case DATE -> dataSet.date(tag).map(DateTimes::da).orElse("");
            case TIME -> dataSet.time(tag).map(DateTimes::tm).orElse("");
            case NAME -> Matching.name(dataSet.string(tag).orElse(""));
            case TEXT, UID, NUMBER -> dataSet.string(tag).orElse("");
        };
        // no database takes U+0000 in a text
        String kept = value.replace("\0", "");
        if (kept.length() <= length) {
            return kept;
        }
        return kept.substring(0, Character.isHighSurrogate(kept.charAt(length - 1)) ? length - 1 : length);
    }
}
