package org.affinitydomain.xds.transaction;

/** What a Document Repository offers beside providing and retrieving. */
public interface DocumentAdministration {

    /** ITI-86 Remove Documents (ITI TF-2 3.86): the documents are removed, or an error says which could not be. */
    RegistryResponse removeDocuments(RetrieveDocumentSetRequest request) throws TransactionException;
}
