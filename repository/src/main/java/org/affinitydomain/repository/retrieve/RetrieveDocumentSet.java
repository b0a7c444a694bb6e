package org.affinitydomain.repository.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse.Status;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * ITI-43 (ITI TF-2 3.43.4.2): every document that is here is returned with the mimeType of its submission, every other one
 * has its error; the status is Success, PartialSuccess or Failure as all, some or none are returned.
 */
public final class RetrieveDocumentSet {

    private final String repositoryUniqueId;
    private final StoredDocuments documents;

    public RetrieveDocumentSet(String repositoryUniqueId, StoredDocuments documents) {
        this.repositoryUniqueId = repositoryUniqueId;
        this.documents = documents;
    }

    /** Finds the documents. Their content is opened when it is written to the consumer. */
    public RetrieveDocumentSetResponse retrieve(RetrieveDocumentSetRequest request) {
        List<DocumentResponse> found = new ArrayList<>();
        List<RegistryError> errors = new ArrayList<>();
        for (DocumentRequest document : request.documents()) {
            find(document, errors).ifPresent(found::add);
        }
        if (request.documents().isEmpty()) {
            errors.add(XdsErrorCode.REPOSITORY_ERROR.in("the request names no document"));
        }
        Status status = errors.isEmpty() ? Status.SUCCESS : found.isEmpty() ? Status.FAILURE : Status.PARTIAL_SUCCESS;
        return new RetrieveDocumentSetResponse(new RegistryResponse(status, errors), found);
    }

    private Optional<DocumentResponse> find(DocumentRequest request, List<RegistryError> errors) {
        if (!request.repositoryUniqueId().equals(repositoryUniqueId)) {
            errors.add(XdsErrorCode.UNKNOWN_REPOSITORY_ID.in("this is repository " + repositoryUniqueId + ", document "
                    + request.documentUniqueId() + " was asked of " + request.repositoryUniqueId()));
            return Optional.empty();
        }
        StoredDocuments.Finding finding = documents.find(request.documentUniqueId());
        if (finding instanceof StoredDocuments.Available available) {
            return Optional.of(new DocumentResponse(request, Optional.empty(), available.mimeType(), available.content()));
        }
        errors.add(((StoredDocuments.Unavailable) finding).error());
        return Optional.empty();
    }
}
