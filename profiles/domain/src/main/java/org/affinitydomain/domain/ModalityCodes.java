package org.affinitydomain.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What a DICOM modality becomes in XDS metadata.
 *
 * @param eventCode the code for DocumentEntry.eventCodeList (DICOM PS3.16 CID 29)
 * @param typeCode  the DocumentEntry.typeCode for studies of this modality, when it differs from the default
 */
public record ModalityCodes(Code eventCode, Optional<Code> typeCode) {
    /** Refuses absent values. */
    public ModalityCodes {
        Objects.requireNonNull(eventCode, "eventCode");
        Objects.requireNonNull(typeCode, "typeCode");
    }
}
