package org.affinitydomain.xds.transaction;

import java.util.List;

/**
 * ITI-41 and RAD-68: metadata with the documents that it describes (ITI TF-2 3.41.4.1.2; RAD TF-3 4.68.4.1.2).
 *
 * @param submission the metadata
 * @param documents  the documents, in the order in which their content can be read
 */
public record ProvideAndRegisterDocumentSetRequest(SubmitObjectsRequest submission, List<Document> documents) {

    /**
     * A document.
     *
     * @param id      the id of its DocumentEntry in the submission
     * @param content its bytes
     */
    public record Document(String id, DocumentContent content) {
    }

    public ProvideAndRegisterDocumentSetRequest {
        documents = List.copyOf(documents);
    }
}
