package org.affinitydomain.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * The metadata attributes whose values an affinity domain may restrict to a code set (ITI TF-3 4.2.3.2 DocumentEntry,
 * 4.2.3.3 SubmissionSet, 4.2.3.4 Folder, 4.2.2.2 Association). The names are those of the standard.
 */
public enum CodedAttribute {
    CLASS_CODE("classCode", true),
    TYPE_CODE("typeCode", true),
    FORMAT_CODE("formatCode", true),
    CONFIDENTIALITY_CODE("confidentialityCode", true),
    HEALTHCARE_FACILITY_TYPE_CODE("healthcareFacilityTypeCode", true),
    PRACTICE_SETTING_CODE("practiceSettingCode", true),
    EVENT_CODE_LIST("eventCodeList", true),
    /** SubmissionSet.contentTypeCode. */
    CONTENT_TYPE_CODE("contentTypeCode", true),
    /** Folder.codeList. */
    CODE_LIST("codeList", true),
    /** The documentation code of a relationship association (ITI TF-3 4.2.2.2.1). */
    ASSOCIATION_DOCUMENTATION("associationDocumentation", true),
    /** A MIME type: a value without a coding scheme. */
    MIME_TYPE("mimeType", false),
    /** A language tag of RFC 5646: a value without a coding scheme. */
    LANGUAGE_CODE("languageCode", false);

    private final String attributeName;
    private final boolean hasScheme;

    CodedAttribute(String attributeName, boolean hasScheme) {
        this.attributeName = attributeName;
        this.hasScheme = hasScheme;
    }

    /** The attribute's name in the standard. */
    public String attributeName() {
        return attributeName;
    }

    /** Whether values of this attribute consist of a code and its coding scheme. */
    public boolean hasScheme() {
        return hasScheme;
    }

    /** The attribute of that name, when it is one that a code set may restrict. */
    public static Optional<CodedAttribute> named(String attributeName) {
        return Arrays.stream(values()).filter(a -> a.attributeName.equals(attributeName)).findFirst();
    }
}
