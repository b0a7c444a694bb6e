package org.affinitydomain.xds.transaction;

/**
 * What a Document Registry does for a Document Administrator (ITI TF-2 3.57.2); see {@link DocumentRegistry} for how it is
 * reached. Apart from it, because most who use a registry change nothing that is registered.
 */
public interface DocumentAdministration {

    /** ITI-57 Update Document Set: what is registered gets another status, or another version. All of a request or nothing. */
    RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-18 Registry Stored Query, which tells an administrator what there is to be changed. */
    AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException;
}
