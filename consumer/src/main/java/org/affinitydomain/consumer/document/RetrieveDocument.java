package org.affinitydomain.consumer.document;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.access.DocumentStream;
import org.affinitydomain.consumer.access.Repositories;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** ITI-43 of one document, stored or made on demand (ITI TF-2 3.43). */
public final class RetrieveDocument {

    private final Repositories repositories;

    public RetrieveDocument(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Retrieves a document. Whoever gets it closes its content. */
    public RetrievedDocument open(String repositoryUniqueId, String documentUniqueId) throws ConsumerException {
        DocumentRepository repository = repositories.find(repositoryUniqueId).orElseThrow(() -> new ConsumerException(
                ProblemType.UNKNOWN_REPOSITORY, "The domain has no repository " + repositoryUniqueId));
        String who = "Repository " + repositoryUniqueId;
        try {
            RetrieveDocumentSetResponse answer = repository.retrieveDocumentSet(new RetrieveDocumentSetRequest(List.of(
                    new DocumentRequest(Optional.empty(), repositoryUniqueId, documentUniqueId))));
            if (answer.documents().isEmpty()) {
                try (answer) {
                    throw refused(who, answer.response());
                }
            }
            DocumentResponse document = answer.documents().get(0);
            return new RetrievedDocument(document.newIds().map(NewIds::documentUniqueId).orElse(documentUniqueId), document.mimeType(),
                    DocumentStream.open(document, answer));
        } catch (TransactionException | IOException e) {
            throw ConsumerException.failed(who, e);
        }
    }

    private static ConsumerException refused(String who, RegistryResponse response) {
        boolean unknown = response.errors().stream().anyMatch(e -> e.is(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR));
        return ConsumerException.refused(unknown ? ProblemType.UNKNOWN_DOCUMENT : ProblemType.REFUSED, who, response);
    }
}
