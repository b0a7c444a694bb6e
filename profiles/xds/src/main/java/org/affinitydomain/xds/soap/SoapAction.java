package org.affinitydomain.xds.soap;

/** The {@code wsa:Action} values of the requests (ITI TF-2 appendix V; RAD TF-3 4.69.4.1.2). */
public enum SoapAction {
    REGISTER_DOCUMENT_SET("urn:ihe:iti:2007:RegisterDocumentSet-b"),
    REGISTRY_STORED_QUERY("urn:ihe:iti:2007:RegistryStoredQuery"),
    PROVIDE_AND_REGISTER_DOCUMENT_SET("urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b"),
    RETRIEVE_DOCUMENT_SET("urn:ihe:iti:2007:RetrieveDocumentSet"),
    REGISTER_ON_DEMAND_DOCUMENT_ENTRY("urn:ihe:iti:2010:RegisterOnDemandDocumentEntry"),
    UPDATE_DOCUMENT_SET("urn:ihe:iti:2010:UpdateDocumentSet"),
    RESTRICTED_UPDATE_DOCUMENT_SET("urn:ihe:iti:2018:RestrictedUpdateDocumentSet"),
    REMOVE_METADATA("urn:ihe:iti:2010:DeleteDocumentSet"),
    MULTI_PATIENT_STORED_QUERY("urn:ihe:iti:2009:MultiPatientStoredQuery"),
    REMOVE_DOCUMENTS("urn:ihe:iti:2017:RemoveDocuments"),
    RETRIEVE_IMAGING_DOCUMENT_SET("urn:ihe:rad:2009:RetrieveImagingDocumentSet");

    private final String uri;

    SoapAction(String uri) {
        this.uri = uri;
    }

    /** The value in messages. */
    public String uri() {
        return uri;
    }

    /** The value in the answer's messages. */
    public String replyUri() {
        return uri + "Response";
    }
}
