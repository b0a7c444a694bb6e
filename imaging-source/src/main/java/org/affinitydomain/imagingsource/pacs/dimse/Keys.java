package org.affinitydomain.imagingsource.pacs.dimse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;

/** The identifiers of queries and retrieves in the Study Root model (PS3.4 C.6.2). */
final class Keys {
    private static final int[] STUDY = {Tag.STUDY_INSTANCE_UID, Tag.STUDY_TIME, Tag.ACCESSION_NUMBER, Tag.STUDY_ID, Tag.PATIENT_ID,
        Tag.PATIENT_NAME, Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, Tag.STUDY_DESCRIPTION, Tag.REFERRING_PHYSICIAN_NAME,
        Tag.MODALITIES_IN_STUDY, Tag.NUMBER_OF_STUDY_RELATED_SERIES, Tag.NUMBER_OF_STUDY_RELATED_INSTANCES};
    private static final int[] SERIES = {Tag.SERIES_INSTANCE_UID, Tag.MODALITY, Tag.SERIES_NUMBER};
    private static final int[] IMAGE = {Tag.SOP_INSTANCE_UID, Tag.SOP_CLASS_UID, Tag.INSTANCE_NUMBER, Tag.NUMBER_OF_FRAMES,
        Tag.AVAILABLE_TRANSFER_SYNTAX_UID};

    private Keys() {
    }

    /** Asks for all studies. */
    static DataSet studies() {
        return returning(level(QueryRetrieveLevel.STUDY).set(Tag.STUDY_DATE, List.of()), STUDY);
    }

    /** Asks for the studies of some days, the last one included. */
    static DataSet studies(LocalDate from, LocalDate to) {
        return returning(level(QueryRetrieveLevel.STUDY).set(Tag.STUDY_DATE, day(from) + '-' + day(to)), STUDY);
    }

    /** Asks for one study. */
    static DataSet study(String studyUid) {
        return returning(level(QueryRetrieveLevel.STUDY).set(Tag.STUDY_INSTANCE_UID, studyUid), STUDY);
    }

    /** Asks for the studies with that accession number. */
    static DataSet studiesWithAccession(String accessionNumber) {
        return returning(level(QueryRetrieveLevel.STUDY).set(Tag.ACCESSION_NUMBER, accessionNumber), STUDY);
    }

    /** Asks for the series of a study. */
    static DataSet series(String studyUid) {
        return returning(level(QueryRetrieveLevel.SERIES).set(Tag.STUDY_INSTANCE_UID, studyUid), SERIES);
    }

    /** Asks for the instances of a series, or for one of them. */
    static DataSet images(InstanceQuery query) {
        DataSetBuilder keys = level(QueryRetrieveLevel.IMAGE).set(Tag.STUDY_INSTANCE_UID, query.studyUid())
                .set(Tag.SERIES_INSTANCE_UID, query.seriesUid().orElseThrow());
        DataSet all = returning(keys, IMAGE);
        return query.instanceUid().map(uid -> DataSet.builder().copy(all).set(Tag.SOP_INSTANCE_UID, uid).build()).orElse(all);
    }

    /** Names one instance to be retrieved (PS3.4 C.4.2.1.4.1: unique keys only). */
    static DataSet instance(InstanceQuery query) {
        return level(QueryRetrieveLevel.IMAGE).set(Tag.STUDY_INSTANCE_UID, query.studyUid())
                .set(Tag.SERIES_INSTANCE_UID, query.seriesUid().orElseThrow())
                .set(Tag.SOP_INSTANCE_UID, query.instanceUid().orElseThrow()).build();
    }

    private static DataSetBuilder level(QueryRetrieveLevel level) {
        return DataSet.builder().set(Tag.QUERY_RETRIEVE_LEVEL, level.name());
    }

    private static DataSet returning(DataSetBuilder builder, int[] tags) {
        for (int tag : tags) {
            if (builder.element(tag).isEmpty()) {
                builder.set(tag, List.of());
            }
        }
        return builder.build();
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
