package org.affinitydomain.domain;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Imaging Document Source: images stay here, manifests that point to them are published (RAD TF-1 18.1.1).
 *
 * @param id                  short name, unique in the domain; part of URLs
 * @param organisation        whose images they are
 * @param sourceId            SubmissionSet.sourceId (ITI TF-3 4.2.3.3.9)
 * @param retrieveLocationUid Retrieve Location UID (0040,E011): RepositoryUniqueId of RAD-69 requests
 * @param retrieveAeTitle     Retrieve AE Title (0008,0054)
 * @param retrieveUrl         Retrieve URL (0008,1190): base of WADO-RS, without {@code /studies} and without a slash at the end
 * @param rad69Url            where RAD-69 reaches it; needed for a source that another installation runs
 * @param access              how this installation reaches its studies
 * @param triggers            how this installation learns of its studies
 * @param peers               who may call it by DICOM, under its Retrieve AE Title
 * @param localAuthority      who assigned the patient ids in its DICOM objects where they name no issuer
 * @param accessionAuthority  OID of who assigned its accession numbers (referenceIdList)
 * @param orderAuthority      OID of who assigned its placer order numbers (referenceIdList)
 * @param defaults            metadata that DICOM headers do not give
 * @param codes               the code tables of the domain, with this source's own entries over them
 * @param manifest            what its manifests are like
 */
public record ImagingSource(String id, Organisation organisation, String sourceId, String retrieveLocationUid,
                            String retrieveAeTitle, URI retrieveUrl, Optional<URI> rad69Url, StudyAccess access, Triggers triggers,
                            List<DicomPeer> peers, AssigningAuthority localAuthority, String accessionAuthority, String orderAuthority,
                            MetadataDefaults defaults, ImagingCodes codes, ManifestOptions manifest) {

    /** Refuses malformed OIDs and absent values. */
    public ImagingSource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(organisation, "organisation");
        Oid.require(sourceId);
        Oid.require(retrieveLocationUid);
        Objects.requireNonNull(retrieveAeTitle, "retrieveAeTitle");
        Objects.requireNonNull(retrieveUrl, "retrieveUrl");
        Objects.requireNonNull(rad69Url, "rad69Url");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(triggers, "triggers");
        peers = List.copyOf(peers);
        Objects.requireNonNull(localAuthority, "localAuthority");
        Oid.require(accessionAuthority);
        Oid.require(orderAuthority);
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(codes, "codes");
        Objects.requireNonNull(manifest, "manifest");
    }

    /** The application entity of that title, if it may do something here. */
    public Optional<DicomPeer> peer(String aeTitle, DicomPeer.Permission permission) {
        return peers.stream().filter(peer -> peer.aeTitle().equals(aeTitle) && peer.may().contains(permission)).findFirst();
    }

    /** Whether this installation runs it. */
    public boolean isLocal() {
        return !(access instanceof StudyAccess.Remote);
    }
}
