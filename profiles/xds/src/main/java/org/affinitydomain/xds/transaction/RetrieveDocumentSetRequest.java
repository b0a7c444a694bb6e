package org.affinitydomain.xds.transaction;

import java.util.List;
import java.util.Optional;

/**
 * ITI-43 (ITI TF-2 3.43.4.1.2).
 *
 * @param documents what is asked for
 */
public record RetrieveDocumentSetRequest(List<DocumentRequest> documents) {

    /**
     * One document.
     *
     * @param homeCommunityId    the community that holds it, when known
     * @param repositoryUniqueId the repository, or for RAD-69 the Retrieve Location UID of the imaging source
     * @param documentUniqueId   the document, or for RAD-69 the SOP Instance UID
     */
    public record DocumentRequest(Optional<String> homeCommunityId, String repositoryUniqueId, String documentUniqueId) {
    }

    public RetrieveDocumentSetRequest {
        documents = List.copyOf(documents);
    }
}
