package org.affinitydomain.xds.transaction;

/**
 * What a Document Registry offers beside registering and querying by patient: On-Demand entries, metadata update, removal,
 * and queries over several patients. See {@link DocumentRegistry} for how errors are told.
 */
public interface MetadataAdministration {

    /** ITI-61 Register On-Demand Document Entry (ITI TF-2 3.61). */
    RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-57 Update Document Set (ITI TF-2 3.57). */
    RegistryResponse updateDocumentSet(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-92 Restricted Update Document Set (ITI TF-2 3.92). */
    RegistryResponse restrictedUpdateDocumentSet(SubmitObjectsRequest request) throws TransactionException;

    /** ITI-62 Remove Metadata (ITI TF-2 3.62). */
    RegistryResponse removeMetadata(RemoveObjectsRequest request) throws TransactionException;

    /** ITI-51 Multi-Patient Stored Query (ITI TF-2 3.51). */
    AdhocQueryResponse multiPatientStoredQuery(AdhocQueryRequest request) throws TransactionException;
}
