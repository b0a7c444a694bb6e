package org.affinitydomain.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * Who assigns patient identifiers (HL7 v2 CX.4, ITI TF-1 5.4 and 10.2.1).
 *
 * @param oid       the authority's OID, as it stands in {@code id^^^&OID&ISO}
 * @param name      the name shown to people
 * @param role      what its identifiers are used for
 * @param namespace the short name by which systems that know no OID refer to it: {@code id^^^NAMESPACE} (HL7 v2 HD.1),
 *                  Issuer of Patient ID (0010,0021)
 */
public record AssigningAuthority(String oid, String name, Role role, Optional<String> namespace) {

    /** What the identifiers of an authority are used for. */
    public enum Role {
        /** They are XDS patient ids: DocumentEntry.patientId, SubmissionSet.patientId, Folder.patientId. */
        AFFINITY_DOMAIN,
        /** They are known inside one organisation: DocumentEntry.sourcePatientId. */
        LOCAL
    }

    /** Refuses a malformed OID. */
    public AssigningAuthority {
        Oid.require(oid);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(namespace, "namespace");
    }
}
