package org.affinitydomain.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An affinity domain: the agreements that its registry, repositories, sources and consumers share (ITI TF-1 10.2.1).
 *
 * @param name                 shown to people
 * @param homeCommunityId      the community's OID, without {@code urn:oid:} (ITI TF-3 4.2.3.2.12)
 * @param assigningAuthorities who assigns patient ids; at least one has role AFFINITY_DOMAIN
 * @param organisations        the members
 * @param repositories         the Document Repositories; at most one without a URL, which this installation runs
 * @param imagingSources       the Imaging Document Sources
 * @param codeSets             the agreed codes
 */
public record AffinityDomain(String name, String homeCommunityId, List<AssigningAuthority> assigningAuthorities,
                             List<Organisation> organisations, List<DocumentRepositoryLocation> repositories,
                             List<ImagingSource> imagingSources, CodeSets codeSets) {

    /** Takes copies; refuses a domain without an authority for its patient ids. */
    public AffinityDomain {
        Objects.requireNonNull(name, "name");
        Oid.require(homeCommunityId);
        assigningAuthorities = List.copyOf(assigningAuthorities);
        organisations = List.copyOf(organisations);
        repositories = List.copyOf(repositories);
        imagingSources = List.copyOf(imagingSources);
        Objects.requireNonNull(codeSets, "codeSets");
        if (assigningAuthorities.stream().noneMatch(AffinityDomain::isOfDomain)) {
            throw new IllegalArgumentException("no assigning authority has the role affinity-domain");
        }
    }

    /** The authority whose patient ids this domain uses when it writes one itself: the first of its role. */
    public AssigningAuthority primaryAuthority() {
        return assigningAuthorities.stream().filter(AffinityDomain::isOfDomain).findFirst().orElseThrow();
    }

    /** The authority with that OID, of any role. */
    public Optional<AssigningAuthority> authority(String oid) {
        return assigningAuthorities.stream().filter(a -> a.oid().equals(oid)).findFirst();
    }

    /** The authority that systems without OIDs call by that short name (HL7 v2 HD.1, DICOM Issuer of Patient ID). */
    public Optional<AssigningAuthority> authorityCalled(String namespace) {
        return assigningAuthorities.stream().filter(a -> a.namespace().filter(namespace::equals).isPresent()).findFirst();
    }

    /** Whether XDS patient ids of that authority are valid here; others are XDSUnknownPatientId. */
    public boolean acceptsPatientIdsOf(String authorityOid) {
        return authority(authorityOid).filter(AffinityDomain::isOfDomain).isPresent();
    }

    /** The home community id in the form that messages carry: {@code urn:oid:...}. */
    public String homeCommunityUrn() {
        return "urn:oid:" + homeCommunityId;
    }

    public Optional<Organisation> organisation(String id) {
        return organisations.stream().filter(o -> o.id().equals(id)).findFirst();
    }

    public Optional<DocumentRepositoryLocation> repository(String uniqueId) {
        return repositories.stream().filter(r -> r.uniqueId().equals(uniqueId)).findFirst();
    }

    /** The Document Repository that this installation runs. */
    public Optional<DocumentRepositoryLocation> localRepository() {
        return repositories.stream().filter(DocumentRepositoryLocation::isLocal).findFirst();
    }

    public Optional<ImagingSource> imagingSource(String id) {
        return imagingSources.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The imaging source that a manifest names by Retrieve Location UID (0040,E011). */
    public Optional<ImagingSource> imagingSourceAt(String retrieveLocationUid) {
        return imagingSources.stream().filter(s -> s.retrieveLocationUid().equals(retrieveLocationUid)).findFirst();
    }

    private static boolean isOfDomain(AssigningAuthority authority) {
        return authority.role() == AssigningAuthority.Role.AFFINITY_DOMAIN;
    }
}
