package org.affinitydomain.imagingsource.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.dicom.uid.Uids;

/**
 * The identifiers of a manifest and of its submission. They follow from what is published and from what it replaces, so
 * that the same publication, made again after a crash or a lost answer, is recognised as the same by whoever receives it.
 *
 * @param fingerprint      of the study
 * @param manifestUid      SOP Instance UID of the manifest, DocumentEntry.uniqueId
 * @param seriesUid        Series Instance UID of the manifest
 * @param entryUuid        DocumentEntry.entryUUID, with {@code urn:uuid:}
 * @param submissionSetUid SubmissionSet.uniqueId
 */
public record ManifestIdentity(String fingerprint, String manifestUid, String seriesUid, String entryUuid, String submissionSetUid) {
    private static final UUID NAME_SPACE = UUID.fromString("6b1d6a52-2f0c-4c0e-9d3e-54b6f8a0c7d1");

    /**
     * The identity of a publication.
     *
     * @param sourceId    id of the imaging source
     * @param fingerprint of the study
     * @param predecessor the manifest that this one follows; the same content published again later is another manifest
     */
    public static ManifestIdentity of(String sourceId, String fingerprint, Optional<String> predecessor) {
        String name = sourceId + '|' + fingerprint + '|' + predecessor.orElse("");
        return new ManifestIdentity(fingerprint, Uids.nameBased(NAME_SPACE, "manifest|" + name),
                Uids.nameBased(NAME_SPACE, "series|" + name),
                "urn:uuid:" + UUID.nameUUIDFromBytes((NAME_SPACE + "|entry|" + name).getBytes(StandardCharsets.UTF_8)),
                Uids.nameBased(NAME_SPACE, "submission|" + name));
    }

    /** DocumentEntry.entryUUID of the same manifest as a FHIR document. */
    public String fhirEntryUuid() {
        return fhirEntryUuid(entryUuid);
    }

    /**
     * DocumentEntry.entryUUID of a manifest as a FHIR document: with it an entry that is known by its own entryUUID only can be
     * found in the other format too.
     *
     * @param entryUuid of the manifest as a Key Object Selection Document
     */
    public static String fhirEntryUuid(String entryUuid) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((entryUuid + "|fhir").getBytes(StandardCharsets.UTF_8));
    }

    /** DocumentEntry.uniqueId of the same manifest as a FHIR document: XDS knows one document only under a uniqueId. */
    public String fhirUid() {
        return Uids.nameBased(NAME_SPACE, "fhir|" + manifestUid);
    }
}
