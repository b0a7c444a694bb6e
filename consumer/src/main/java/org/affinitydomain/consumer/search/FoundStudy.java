package org.affinitydomain.consumer.search;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.xds.metadata.Code;

/**
 * What the metadata of a manifest says of its study. Times are DTM in UTC, with the precision that they were given.
 *
 * @param manifest           where the manifest is
 * @param entryUuid          the DocumentEntry
 * @param studyInstanceUid   out of referenceIdList
 * @param accessionNumbers   out of referenceIdList
 * @param title              as it was submitted
 * @param serviceStartTime   when the study began
 * @param creationTime       when the manifest was made
 * @param modalities         the codes of eventCodeList in the scheme DCM
 * @param bodyRegions        the other codes of eventCodeList
 * @param typeCode           the kind of study
 * @param institutions       the names of the authors' institutions
 * @param size               of the manifest, in bytes
 * @param hash               SHA-1 of the manifest
 */
public record FoundStudy(ManifestReference manifest, String entryUuid, Optional<String> studyInstanceUid,
                         List<AccessionNumber> accessionNumbers, Optional<String> title, Optional<String> serviceStartTime,
                         Optional<String> creationTime, List<Code> modalities, List<Code> bodyRegions, Optional<Code> typeCode,
                         List<String> institutions, Optional<String> size, Optional<String> hash) {

    /** An accession number with the OID of its authority. */
    public record AccessionNumber(String value, Optional<String> assigningAuthority) {
    }

    public FoundStudy {
        accessionNumbers = List.copyOf(accessionNumbers);
        modalities = List.copyOf(modalities);
        bodyRegions = List.copyOf(bodyRegions);
        institutions = List.copyOf(institutions);
    }

    /** The moment by which studies are ordered; empty text when the metadata has none. */
    String moment() {
        return serviceStartTime.or(() -> creationTime).orElse("");
    }
}
