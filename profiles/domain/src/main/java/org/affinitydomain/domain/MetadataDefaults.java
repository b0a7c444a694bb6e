package org.affinitydomain.domain;

import java.util.List;
import java.util.Objects;

/**
 * What an imaging source writes into the metadata of its manifests where DICOM headers say nothing
 * (RAD TF-2 4.68.4.1.2.3, ITI TF-3 4.2.3.2).
 *
 * @param classCode                  DocumentEntry.classCode
 * @param healthcareFacilityTypeCode DocumentEntry.healthcareFacilityTypeCode
 * @param practiceSettingCode        DocumentEntry.practiceSettingCode
 * @param confidentialityCode        DocumentEntry.confidentialityCode, at least one
 * @param contentTypeCode            SubmissionSet.contentTypeCode
 * @param languageCode               DocumentEntry.languageCode
 * @param authorInstitution          whose name and OID stand in authorInstitution
 */
public record MetadataDefaults(Code classCode, Code healthcareFacilityTypeCode, Code practiceSettingCode,
                               List<Code> confidentialityCode, Code contentTypeCode, String languageCode,
                               Organisation authorInstitution) {

    /** Refuses absent values. */
    public MetadataDefaults {
        Objects.requireNonNull(classCode, "classCode");
        Objects.requireNonNull(healthcareFacilityTypeCode, "healthcareFacilityTypeCode");
        Objects.requireNonNull(practiceSettingCode, "practiceSettingCode");
        confidentialityCode = List.copyOf(confidentialityCode);
        Objects.requireNonNull(contentTypeCode, "contentTypeCode");
        Objects.requireNonNull(languageCode, "languageCode");
        Objects.requireNonNull(authorInstitution, "authorInstitution");
        if (confidentialityCode.isEmpty()) {
            throw new IllegalArgumentException("confidentialityCode needs at least one code");
        }
    }
}
