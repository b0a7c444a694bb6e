package org.affinitydomain.dicom.manifest;

import java.util.Map;

/** The concepts of an image library in a manifest (PS3.16 TID 1600 to 1609, with the additions of MADO). */
final class MadoCodes {
    static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
    static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");
    static final Code MODALITY = dcm("121139", "Modality");
    static final Code TARGET_REGION = dcm("123014", "Target Region");
    static final Code SERIES_INSTANCE_UID = dcm("112002", "Series Instance UID");
    static final Code SERIES_NUMBER = dcm("113607", "Series Number");
    static final Code SERIES_DESCRIPTION = dcm("131563", "Series Description");
    static final Code SERIES_DATE = dcm("131561", "Series Date");
    static final Code SERIES_TIME = dcm("131562", "Series Time");
    static final Code IMAGE_LATERALITY = dcm("111027", "Image Laterality");
    static final Code DOCUMENT_TITLE = dcm("121144", "Document Title");
    static final Code KEY_OBJECT_DESCRIPTION = dcm("113012", "Key Object Description");
    static final Code INSTANCE_NUMBER = dcm("113609", "Instance Number");
    static final Code NUMBER_OF_FRAMES = dcm("121140", "Number of Frames");
    static final Code STUDY_RELATED_SERIES = dcm("131565", "Number of Study Related Series");
    static final Code SERIES_RELATED_INSTANCES = dcm("131564", "Number of Series Related Instances");

    /** What MADO used before the codes of the standard were assigned. */
    private static final Map<String, Code> TEMPORARY = Map.of(
            "MADOTEMP001", dcm("131560", "Manifest with Description"), "MADOTEMP002", SERIES_DESCRIPTION,
            "MADOTEMP003", SERIES_DATE, "MADOTEMP004", SERIES_TIME,
            "MADOTEMP007", SERIES_RELATED_INSTANCES, "MADOTEMP009", STUDY_RELATED_SERIES);

    private MadoCodes() {
    }

    /** Whether a code is one of those that have been replaced. */
    static boolean isTemporary(Code code) {
        return TEMPORARY.containsKey(code.value());
    }

    /** The code of the standard for a temporary one; any other code as it is. */
    static Code current(Code code) {
        return TEMPORARY.getOrDefault(code.value(), code);
    }

    private static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }
}
