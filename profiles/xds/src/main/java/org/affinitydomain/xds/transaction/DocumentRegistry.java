package org.affinitydomain.xds.transaction;

/**
 * The Document Registry actor (ITI TF-1 10.1.1.3): the actor itself when it runs in the same server, a SOAP client when
 * it does not. Errors that the framework has a code for are in the answers; a {@link TransactionException} says that the
 * other side could not be asked at all.
 */
public interface DocumentRegistry {

    /** ITI-42 Register Document Set-b (ITI TF-2 3.42): all of the submission is registered, or nothing. */
    RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-61 Register On-Demand Document Entry (ITI TF-2 3.61): entries whose documents are made when they are retrieved. */
    RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-18 Registry Stored Query (ITI TF-2 3.18). */
    AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException;
}
