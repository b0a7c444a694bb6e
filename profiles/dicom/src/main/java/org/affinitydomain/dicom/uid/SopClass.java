package org.affinitydomain.dicom.uid;

import java.util.regex.Pattern;

/** SOP Class UIDs (PS3.6 A) that this project treats in a way of their own. */
public final class SopClass {
    public static final String VERIFICATION = "1.2.840.10008.1.1";
    public static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";
    public static final String KEY_OBJECT_SELECTION_DOCUMENT = "1.2.840.10008.5.1.4.1.1.88.59";

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    /** What follows {@link #STORAGE} in classes with pixel data; families whose future members are images are open. */
    private static final Pattern IMAGES = Pattern.compile("([1-3]|6|7|12|13|14|77\\.1)(\\..+)?|4(\\.[134])?|5|20|30|66\\.[478]"
            + "|77\\.2|81\\.1|82\\.1|128(\\.1)?|130|481\\.[12]|501\\.(1|2\\..+)|601\\..+");
    /** Members of those families without pixel data: stereometric relationship, B-scan volume analysis. */
    private static final Pattern NO_IMAGES = Pattern.compile("77\\.1\\.5\\.[38]");

    private SopClass() {
    }

    /** True for the Waveform Storage classes: what a WAVEFORM content item may reference (PS3.3 C.18.5). */
    public static boolean isWaveform(String sopClassUid) {
        return sopClassUid.startsWith(STORAGE + "9.");
    }

    /**
     * True for classes whose instances have pixel data: what an IMAGE content item may reference (PS3.3 C.18.4).
     * Private classes are not taken for images: a COMPOSITE item is right for every instance.
     */
    public static boolean isImage(String sopClassUid) {
        if (!sopClassUid.startsWith(STORAGE)) {
            return false;
        }
        String rest = sopClassUid.substring(STORAGE.length());
        return IMAGES.matcher(rest).matches() && !NO_IMAGES.matcher(rest).matches();
    }
}
