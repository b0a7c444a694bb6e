package org.affinitydomain.imagingsource.pacs;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which instances are asked for: those of a study, of one series, or one (PS3.18 10.1, the resources studies, series and
 * instances).
 *
 * @param studyUid    Study Instance UID
 * @param seriesUid   Series Instance UID, unless the whole study is asked for
 * @param instanceUid SOP Instance UID, when one instance is asked for; then there is a series too
 */
public record InstanceQuery(String studyUid, Optional<String> seriesUid, Optional<String> instanceUid) {

    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    /** Refuses anything that is no UID, since these texts come from other systems and become part of URLs. */
    public InstanceQuery {
        if (!isUid(studyUid) || !seriesUid.map(InstanceQuery::isUid).orElse(true) || !instanceUid.map(InstanceQuery::isUid).orElse(true)) {
            throw new IllegalArgumentException("not a UID");
        }
        if (instanceUid.isPresent() && seriesUid.isEmpty()) {
            throw new IllegalArgumentException("an instance is asked for within its series");
        }
    }

    /** Whether a text has only the characters of UIDs; PACS hold UIDs that PS3.5 9.1 would refuse, and they are served too. */
    public static boolean isUid(String text) {
        return UID.matcher(text).matches();
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
