package org.affinitydomain.domain;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A Document Repository of the domain.
 *
 * @param uniqueId    DocumentEntry.repositoryUniqueId (ITI TF-3 4.2.3.2.18)
 * @param retrieveUrl where Retrieve Document Set (ITI-43) reaches it; empty for the one that this installation runs
 */
public record DocumentRepositoryLocation(String uniqueId, Optional<URI> retrieveUrl) {

    /** Refuses a malformed OID. */
    public DocumentRepositoryLocation {
        Oid.require(uniqueId);
        Objects.requireNonNull(retrieveUrl, "retrieveUrl");
    }

    /** Whether this installation runs it. */
    public boolean isLocal() {
        return retrieveUrl.isEmpty();
    }
}
