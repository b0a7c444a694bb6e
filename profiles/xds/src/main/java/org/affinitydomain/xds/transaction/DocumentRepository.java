package org.affinitydomain.xds.transaction;

/** The Document Repository actor (ITI TF-1 10.1.1.4); see {@link DocumentRegistry} for how it is reached. */
public interface DocumentRepository {

    /** ITI-41 Provide and Register Document Set-b, and RAD-68 (ITI TF-2 3.41; RAD TF-3 4.68). */
    RegistryResponse provideAndRegisterDocumentSet(ProvideAndRegisterDocumentSetRequest request) throws TransactionException;

    /** ITI-43 Retrieve Document Set (ITI TF-2 3.43). */
    RetrieveDocumentSetResponse retrieveDocumentSet(RetrieveDocumentSetRequest request) throws TransactionException;
}
