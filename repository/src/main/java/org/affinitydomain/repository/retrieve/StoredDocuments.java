package org.affinitydomain.repository.retrieve;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.repository.index.DocumentIndex;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/** Finds registered documents with their content. */
public final class StoredDocuments implements DocumentFinder {

    private static final Logger LOG = System.getLogger(StoredDocuments.class.getName());

    private final DocumentStorage storage;
    private final DocumentIndex index;
    private final RegistrationEnquiry enquiry;

    public StoredDocuments(DocumentStorage storage, DocumentIndex index, RegistrationEnquiry enquiry) {
        this.storage = storage;
        this.index = index;
        this.enquiry = enquiry;
    }

    @Override
    public Finding find(String uniqueId) {
        try {
            Optional<DocumentRecord> document = index.find(uniqueId).filter(this::isRegistered);
            return document.isPresent() ? content(document.get()) : new Finding.Unknown();
        } catch (SQLException | IOException e) {
            LOG.log(Level.ERROR, () -> "AFF2009 Document " + uniqueId + " could not be looked up (" + e.getMessage()
                    + "): check the database and the storage");
            return new Finding.Unavailable(XdsErrorCode.REPOSITORY_ERROR.in("document " + uniqueId + " cannot be read now: ask again later"));
        }
    }

    /**
     * A consumer may learn of a document from the registry before this repository has noted the registry's answer, or after
     * that answer was lost: then the registry is asked.
     */
    private boolean isRegistered(DocumentRecord document) {
        if (document.state() != DocumentState.STORED) {
            return document.state() == DocumentState.REGISTERED;
        }
        try {
            return enquiry.isRegistered(document.uniqueId()) && index.registered(List.of(document)) == 1;
        } catch (TransactionException | SQLException e) {
            LOG.log(Level.WARNING, () -> "AFF2010 Whether document " + document.uniqueId() + " is registered cannot be found out ("
                    + e.getMessage() + "), so it is not returned: check the registry");
            return false;
        }
    }

    private Finding content(DocumentRecord document) throws IOException {
        OptionalLong size = storage.storedSize(document.key());
        if (size.isEmpty() || size.getAsLong() != document.content().storedSize()) {
            LOG.log(Level.ERROR, () -> "AFF2011 Document " + document.uniqueId() + " (" + document.key() + ") "
                    + (size.isEmpty() ? "is missing in" : "has another length in")
                    + " the storage: it was changed from outside; restore it from a backup");
            return new Finding.Unavailable(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR.in("document " + document.uniqueId()
                    + " is not available any more"));
        }
        return new Finding.Available(Optional.empty(), document.mimeType(), storage.content(document.content()));
    }
}
