package org.affinitydomain.dicom.network;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** What an acceptor takes. Several threads ask it at a time. */
public interface AssociationPolicy {

    /**
     * Whether an association is rejected as a whole, for the titles in it, or for who requests it.
     *
     * @param certificate of the peer, on a TLS connection where it has shown one
     */
    Optional<Rejection> reject(Pdu.AssociateRequest request, Optional<X509Certificate> certificate);

    /**
     * What becomes of a proposed presentation context.
     *
     * @param roles the roles of the requestor in this SOP class, as answered
     */
    PresentationContextResult judge(PresentationContext proposed, RoleSelection roles);

    /** The answer to a role selection: of the roles proposed, those that are taken. */
    RoleSelection roles(RoleSelection proposed);

    /** How many operations of one association may be outstanding at a time, where the requestor wants more than one. */
    default int performedOperations() {
        return 1;
    }
}
