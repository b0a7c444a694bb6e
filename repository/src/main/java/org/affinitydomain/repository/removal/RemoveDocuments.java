package org.affinitydomain.repository.removal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * Remove Documents (ITI-86, ITI TF-2 3.86.4.1.3): all documents of a request are removed, or none when one of them cannot be.
 * Their entries are the registry's; ITI-62 removes those.
 */
public final class RemoveDocuments {

    private static final Logger LOG = System.getLogger(RemoveDocuments.class.getName());

    private final String repositoryUniqueId;
    private final DocumentStorage storage;
    private final DocumentIndex index;

    public RemoveDocuments(String repositoryUniqueId, DocumentStorage storage, DocumentIndex index) {
        this.repositoryUniqueId = repositoryUniqueId;
        this.storage = storage;
        this.index = index;
    }

    /** Removes documents. */
    public RegistryResponse remove(RetrieveDocumentSetRequest request) {
        List<RegistryError> errors = new ArrayList<>();
        Map<String, DocumentRecord> documents = new LinkedHashMap<>();
        try {
            for (DocumentRequest document : request.documents()) {
                find(document, errors).ifPresent(found -> documents.put(found.uniqueId(), found));
            }
            if (!errors.isEmpty()) {
                return RegistryResponse.failure(errors);
            }
            if (!index.withdraw(documents.values())) {
                return RegistryResponse.failure(XdsErrorCode.REMOVE_DOCUMENT_ERROR.in(
                        "another request is removing one of the documents; nothing was removed"));
            }
        } catch (SQLException e) {
            LOG.log(Level.ERROR, () -> "AFF2020 Documents could not be removed because the database cannot be used (" + e.getMessage() + ")");
            return RegistryResponse.failure(XdsErrorCode.REMOVE_DOCUMENT_ERROR.in("the repository cannot use its database now; nothing was removed"));
        }
        documents.values().forEach(this::delete);
        return RegistryResponse.success();
    }

    private Optional<DocumentRecord> find(DocumentRequest request, List<RegistryError> errors) throws SQLException {
        if (!request.repositoryUniqueId().equals(repositoryUniqueId)) {
            errors.add(XdsErrorCode.UNKNOWN_REPOSITORY_ID.in("this is repository " + repositoryUniqueId + ", document "
                    + request.documentUniqueId() + " was to be removed from " + request.repositoryUniqueId()));
            return Optional.empty();
        }
        Optional<DocumentRecord> document = index.find(request.documentUniqueId()).filter(d -> d.state() == DocumentState.REGISTERED);
        if (document.isEmpty()) {
            errors.add(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR.in("document " + request.documentUniqueId() + " is not here"));
        }
        return document;
    }

    /** Nobody gets the document any more; bytes that cannot be deleted now are deleted by the sweep. */
    private void delete(DocumentRecord document) {
        try {
            storage.delete(document.key());
            index.remove(List.of(document));
            LOG.log(Level.INFO, () -> "AFF2021 Document " + document.uniqueId() + " was removed by request");
        } catch (IOException | SQLException e) {
            LOG.log(Level.WARNING, () -> "AFF2022 The bytes of document " + document.uniqueId() + ", which was removed, cannot be deleted now ("
                    + e.getMessage() + "): the sweep deletes them later; check the storage and the database");
        }
    }
}
