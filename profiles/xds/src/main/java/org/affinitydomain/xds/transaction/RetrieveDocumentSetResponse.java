package org.affinitydomain.xds.transaction;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to ITI-43 and RAD-69 (ITI TF-2 3.43.4.2.2; RAD TF-3 4.69.4.2.2).
 *
 * @param response  success, failure, or partial success when some of the documents are there
 * @param documents those that are there, in the order in which their content can be read
 * @param source    what the content is read from, such as a connection; closing the response closes it
 */
public record RetrieveDocumentSetResponse(RegistryResponse response, List<DocumentResponse> documents, Closeable source)
        implements Closeable {

    /**
     * One document.
     *
     * @param request      what was asked for
     * @param newIds       what identifies the content, when an On-Demand DocumentEntry was asked for
     * @param mimeType     as it was submitted
     * @param content      its bytes
     */
    public record DocumentResponse(RetrieveDocumentSetRequest.DocumentRequest request, Optional<NewIds> newIds, String mimeType,
                                   DocumentContent content) {
    }

    /**
     * What identifies a document that was made on demand (ITI TF-2 3.43.4.2.2).
     *
     * @param repositoryUniqueId the repository that keeps it; empty when it is not kept
     * @param documentUniqueId   its own uniqueId, never that of the On-Demand DocumentEntry; the same one means the same bytes
     */
    public record NewIds(Optional<String> repositoryUniqueId, String documentUniqueId) {
        public NewIds {
            Objects.requireNonNull(repositoryUniqueId, "repositoryUniqueId");
            Objects.requireNonNull(documentUniqueId, "documentUniqueId");
        }
    }

    public RetrieveDocumentSetResponse {
        documents = List.copyOf(documents);
        Objects.requireNonNull(source, "source");
    }

    /** A response whose documents are opened one by one, with nothing to close beside them. */
    public RetrieveDocumentSetResponse(RegistryResponse response, List<DocumentResponse> documents) {
        this(response, documents, () -> { });
    }

    /** Lets go of what the content is read from, whether it was read to its end or not. */
    @Override
    public void close() throws IOException {
        source.close();
    }
}
