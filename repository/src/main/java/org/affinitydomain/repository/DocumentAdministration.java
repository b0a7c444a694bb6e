package org.affinitydomain.repository;

import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/** What the repository offers beside {@link org.affinitydomain.xds.transaction.DocumentRepository}; no other actor asks for it. */
public interface DocumentAdministration {

    /** ITI-86 Remove Documents (ITI TF-2 3.86). */
    RegistryResponse removeDocuments(RetrieveDocumentSetRequest request) throws TransactionException;
}
