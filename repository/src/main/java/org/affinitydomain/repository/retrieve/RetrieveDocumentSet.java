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
    private final List<DocumentFinder> finders;

    /** @param finders asked in their order until one of them knows a document */
    public RetrieveDocumentSet(String repositoryUniqueId, List<DocumentFinder> finders) {
        this.repositoryUniqueId = repositoryUniqueId;
        this.finders = List.copyOf(finders);
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
        String uniqueId = request.documentUniqueId();
        Finding finding = request.repositoryUniqueId().equals(repositoryUniqueId) ? find(uniqueId)
                : new Finding.Unavailable(XdsErrorCode.UNKNOWN_REPOSITORY_ID.in("this is repository " + repositoryUniqueId
                        + ", document " + uniqueId + " was asked of " + request.repositoryUniqueId()));
        if (finding instanceof Finding.Available available) {
            return Optional.of(new DocumentResponse(request, available.newIds(), available.mimeType(), available.content()));
        }
        RegistryError error = finding instanceof Finding.Unavailable unavailable ? unavailable.error()
                : XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR.in("there is no document with uniqueId " + uniqueId);
        // a consumer tells by the location which of its documents an error is about (ITI TF-2 3.43.5)
        errors.add(error.at(uniqueId));
        return Optional.empty();
    }

    private Finding find(String uniqueId) {
        Finding finding = new Finding.Unknown();
        for (DocumentFinder finder : finders) {
            finding = finder.find(uniqueId);
            if (!(finding instanceof Finding.Unknown)) {
                return finding;
            }
        }
        return finding;
    }
}
