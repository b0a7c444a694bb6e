package org.affinitydomain.imagingsource.pacs;

import java.util.Optional;

/**
 * Which instances are asked for: those of a study, of one series, or one (PS3.18 10.1, the resources studies, series and
 * instances).
 *
 * @param studyUid    Study Instance UID
 * @param seriesUid   Series Instance UID, unless the whole study is asked for
 * @param instanceUid SOP Instance UID, when one instance is asked for; then there is a series too
 */
public record InstanceQuery(String studyUid, Optional<String> seriesUid, Optional<String> instanceUid) {

    public InstanceQuery {
        if (instanceUid.isPresent() && seriesUid.isEmpty()) {
            throw new IllegalArgumentException("an instance is asked for within its series");
        }
    }

    /** All instances of a study. */
    public static InstanceQuery study(String studyUid) {
        return new InstanceQuery(studyUid, Optional.empty(), Optional.empty());
    }

    /** All instances of a series. */
    public static InstanceQuery series(String studyUid, String seriesUid) {
        return new InstanceQuery(studyUid, Optional.of(seriesUid), Optional.empty());
    }

    /** One instance. */
    public static InstanceQuery instance(String studyUid, String seriesUid, String instanceUid) {
        return new InstanceQuery(studyUid, Optional.of(seriesUid), Optional.of(instanceUid));
    }

    /** The resource in the path of a DICOM web service: {@code /studies/1.2/series/3.4}. */
    public String path() {
        return "/studies/" + studyUid + seriesUid.map(uid -> "/series/" + uid).orElse("")
                + instanceUid.map(uid -> "/instances/" + uid).orElse("");
    }
}
