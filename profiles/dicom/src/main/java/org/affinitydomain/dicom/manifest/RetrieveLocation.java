package org.affinitydomain.dicom.manifest;

import java.util.Optional;

/**
 * Where the instances of a series can be retrieved (RAD TF-3 4.68.4.1.2.3; the attributes of PS3.3 table C.17-3).
 *
 * @param aeTitle     Retrieve AE Title (0008,0054), for C-MOVE
 * @param locationUid Retrieve Location UID (0040,E011): the Repository Unique ID of a RAD-69 request
 * @param url         Retrieve URL (0008,1190) as the base of WADO-RS, without {@code /studies} and what follows
 */
public record RetrieveLocation(Optional<String> aeTitle, Optional<String> locationUid, Optional<String> url) {
    private static final String STUDIES = "/studies";

    /**
     * The base of WADO-RS in a Retrieve URL. Sources write the base itself or the URL of the study or series:
     * what begins with {@code /studies} is cut off, and so are slashes at the end.
     */
    public static String baseUrl(String retrieveUrl) {
        String base = retrieveUrl.strip();
        int studies = base.indexOf(STUDIES + "/");
        if (studies >= 0) {
            base = base.substring(0, studies);
        } else if (base.endsWith(STUDIES)) {
            base = base.substring(0, base.length() - STUDIES.length());
        }
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base;
    }
}
