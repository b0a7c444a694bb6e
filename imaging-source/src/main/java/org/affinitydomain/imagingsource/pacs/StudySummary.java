package org.affinitydomain.imagingsource.pacs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

/** What a list of studies tells of one, boiled down to a mark of its state. */
public final class StudySummary {
    private static final List<Integer> TAGS = List.of(Tag.NUMBER_OF_STUDY_RELATED_SERIES, Tag.NUMBER_OF_STUDY_RELATED_INSTANCES,
            Tag.PATIENT_ID, Tag.PATIENT_NAME, Tag.PATIENT_BIRTH_DATE, Tag.PATIENT_SEX, Tag.STUDY_DATE, Tag.STUDY_TIME,
            Tag.ACCESSION_NUMBER, Tag.STUDY_ID, Tag.STUDY_DESCRIPTION, Tag.REFERRING_PHYSICIAN_NAME, Tag.MODALITIES_IN_STUDY);

    private StudySummary() {
    }

    /** A mark that changes with the number of series and instances, and with what the list tells of patient and study; empty for a PACS that does not count. */
    public static Optional<String> version(DataSet result) {
        if (result.integer(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES).isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        TAGS.forEach(tag -> text.append(Tag.toString(tag)).append(result.strings(tag)).append('\n'));
        try {
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
