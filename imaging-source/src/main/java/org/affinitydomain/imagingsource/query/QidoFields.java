package org.affinitydomain.imagingsource.query;

import java.util.Set;
import java.util.TreeSet;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;

/** Which attributes of a match are told (PS3.18 tables 10.6.3-3 to 10.6.3-5). */
final class QidoFields {
    private static final Set<Integer> STUDY = Set.of(Tag.STUDY_DATE, Tag.STUDY_TIME, Tag.ACCESSION_NUMBER, Tag.INSTANCE_AVAILABILITY,
            Tag.MODALITIES_IN_STUDY, Tag.REFERRING_PHYSICIAN_NAME, Tag.TIMEZONE_OFFSET_FROM_UTC, Tag.PATIENT_NAME, Tag.PATIENT_ID,
            Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, Tag.STUDY_INSTANCE_UID, Tag.STUDY_ID, Tag.STUDY_DESCRIPTION, Tag.ISSUER_OF_PATIENT_ID,
            Tag.NUMBER_OF_STUDY_RELATED_SERIES, Tag.NUMBER_OF_STUDY_RELATED_INSTANCES);
    private static final Set<Integer> SERIES = Set.of(Tag.MODALITY, Tag.TIMEZONE_OFFSET_FROM_UTC, Tag.SERIES_DESCRIPTION, Tag.SERIES_INSTANCE_UID,
            Tag.SERIES_NUMBER, Tag.NUMBER_OF_SERIES_RELATED_INSTANCES, Tag.PERFORMED_PROCEDURE_STEP_START_DATE,
            Tag.PERFORMED_PROCEDURE_STEP_START_TIME, Tag.REQUEST_ATTRIBUTES_SEQUENCE);
    private static final Set<Integer> INSTANCE = Set.of(Tag.SOP_CLASS_UID, Tag.SOP_INSTANCE_UID, Tag.INSTANCE_AVAILABILITY,
            Tag.TIMEZONE_OFFSET_FROM_UTC, Tag.INSTANCE_NUMBER, Tag.ROWS, Tag.COLUMNS, Tag.BITS_ALLOCATED, Tag.NUMBER_OF_FRAMES,
            Tag.AVAILABLE_TRANSFER_SYNTAX_UID);

    private final QueryRetrieveLevel level;
    private final boolean all;
    private final int[] tags;
    private final String base;

    /** @param base the address of the source's web services, for the Retrieve URL */
    QidoFields(QidoRequest request, String base) {
        this.level = request.query().level();
        this.all = request.allFields();
        this.base = base;
        Set<Integer> wanted = new TreeSet<>(request.fields());
        // what the resource names need not be told again, but where it can be retrieved from is made of it
        wanted.add(Tag.STUDY_INSTANCE_UID);
        if (level == QueryRetrieveLevel.STUDY || request.whole()) {
            wanted.addAll(STUDY);
        }
        if (level == QueryRetrieveLevel.SERIES || level == QueryRetrieveLevel.IMAGE && request.whole()) {
            wanted.addAll(SERIES);
        }
        if (level == QueryRetrieveLevel.IMAGE) {
            wanted.add(Tag.SERIES_INSTANCE_UID);
            wanted.addAll(INSTANCE);
        }
        this.tags = wanted.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is told of a match. */
    DataSet of(DataSet match) {
        DataSetBuilder told = all ? match.toBuilder() : DataSet.builder().copy(match, tags)
                .set(Tag.SPECIFIC_CHARACTER_SET, match.strings(Tag.SPECIFIC_CHARACTER_SET));
        StringBuilder url = new StringBuilder(base).append("/studies/").append(match.string(Tag.STUDY_INSTANCE_UID).orElse(""));
        if (level != QueryRetrieveLevel.STUDY) {
            url.append("/series/").append(match.string(Tag.SERIES_INSTANCE_UID).orElse(""));
        }
        if (level == QueryRetrieveLevel.IMAGE) {
            url.append("/instances/").append(match.string(Tag.SOP_INSTANCE_UID).orElse(""));
        }
        return told.set(Tag.RETRIEVE_URL, url.toString()).build();
    }
}
