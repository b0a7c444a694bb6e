package org.affinitydomain.xds.transaction;

/** The error codes of ebRIM based transactions (ITI TF-3 table 4.2.4.1-2; the WADO ones by DICOM
 * PS3.18-2017 6.4.4, to which RAD TF-3 4.69 refers). */
public enum XdsErrorCode {
    DOCUMENT_QUEUED("DocumentQueued"),
    INVALID_DOCUMENT_CONTENT("InvalidDocumentContent"),
    PARTIAL_APPEND_CONTENT_NOT_PROCESSED("PartialAppendContentNotProcessed"),
    PARTIAL_FOLDER_CONTENT_NOT_PROCESSED("PartialFolderContentNotProcessed"),
    PARTIAL_RELATIONSHIP_CONTENT_NOT_PROCESSED("PartialRelationshipContentNotProcessed"),
    PARTIAL_REPLACE_CONTENT_NOT_PROCESSED("PartialReplaceContentNotProcessed"),
    PARTIAL_TRANSFORM_NOT_PROCESSED("PartialTransformNotProcessed"),
    PARTIAL_TRANSFORM_REPLACE_NOT_PROCESSED("PartialTransformReplaceNotProcessed"),
    REFERENCES_EXIST_EXCEPTION("ReferencesExistException"),
    UNREFERENCED_OBJECT_EXCEPTION("XDSUnreferencedObjectException"),
    UNRESOLVED_REFERENCE_EXCEPTION("UnresolvedReferenceException"),
    DOCUMENT_UNIQUE_ID_ERROR("XDSDocumentUniqueIdError"),
    DUPLICATE_UNIQUE_ID_IN_REGISTRY("XDSDuplicateUniqueIdInRegistry"),
    EXTRA_METADATA_NOT_SAVED("XDSExtraMetadataNotSaved"),
    METADATA_ANNOTATION_ERROR("XDSMetadataAnnotationError"),
    METADATA_IDENTIFIER_ERROR("XDSMetadataIdentifierError"),
    METADATA_MODEL_EXCEPTION("XDSMetadataModelException"),
    METADATA_UPDATE_ERROR("XDSMetadataUpdateError"),
    METADATA_UPDATE_OPERATION_ERROR("XDSMetadataUpdateOperationError"),
    METADATA_VERSION_ERROR("XDSMetadataVersionError"),
    MISSING_DOCUMENT("XDSMissingDocument"),
    MISSING_DOCUMENT_METADATA("XDSMissingDocumentMetadata"),
    MISSING_HOME_COMMUNITY_ID("XDSMissingHomeCommunityId"),
    NON_IDENTICAL_HASH("XDSNonIdenticalHash"),
    PATIENT_ID_DOES_NOT_MATCH("XDSPatientIdDoesNotMatch"),
    PATIENT_ID_RECONCILIATION_ERROR("XDSPatientIDReconciliationError"),
    REGISTRY_BUSY("XDSRegistryBusy"),
    REGISTRY_DEPRECATED_DOCUMENT_ERROR("XDSRegistryDeprecatedDocumentError"),
    REGISTRY_DUPLICATE_UNIQUE_ID_IN_MESSAGE("XDSRegistryDuplicateUniqueIdInMessage"),
    REGISTRY_ERROR("XDSRegistryError"),
    REGISTRY_METADATA_ERROR("XDSRegistryMetadataError"),
    REGISTRY_NOT_AVAILABLE("XDSRegistryNotAvailable"),
    REGISTRY_OUT_OF_RESOURCES("XDSRegistryOutOfResources"),
    REMOVE_DOCUMENT_ERROR("XDSRemoveDocumentError"),
    REPOSITORY_BUSY("XDSRepositoryBusy"),
    REPOSITORY_DUPLICATE_UNIQUE_ID_IN_MESSAGE("XDSRepositoryDuplicateUniqueIdInMessage"),
    REPOSITORY_ERROR("XDSRepositoryError"),
    REPOSITORY_METADATA_ERROR("XDSRepositoryMetadataError"),
    REPOSITORY_OUT_OF_RESOURCES("XDSRepositoryOutOfResources"),
    REPOSITORY_WRONG_ID("XDSRepositoryWrongID"),
    RESULT_NOT_SINGLE_PATIENT("XDSResultNotSinglePatient"),
    STORED_QUERY_MISSING_PARAM("XDSStoredQueryMissingParam"),
    STORED_QUERY_PARAM_NUMBER("XDSStoredQueryParamNumber"),
    TOO_MANY_RESULTS("XDSTooManyResults"),
    UNAVAILABLE_COMMUNITY("XDSUnavailableCommunity"),
    UNKNOWN_COMMUNITY("XDSUnknownCommunity"),
    UNKNOWN_PATIENT_ID("XDSUnknownPatientId"),
    UNKNOWN_REPOSITORY_ID("XDSUnknownRepositoryId"),
    UNKNOWN_STORED_QUERY("XDSUnknownStoredQuery"),
    UNMODIFIABLE_METADATA_ERROR("UnmodifiableMetadataError"),
    /** Anonymization is not supported. */
    WADO_0002("urn:dicom:wado:0002"),
    /** The instance is not there any more. */
    WADO_0004("urn:dicom:wado:0004"),
    /** The transfer syntax is not supported. */
    WADO_0006("urn:dicom:wado:0006"),
    /** The instance cannot be provided in a requested transfer syntax. */
    WADO_0007("urn:dicom:wado:0007"),
    /** A frame of a multi-frame image is not available by itself. */
    WADO_0008("urn:dicom:wado:0008"),
    /** A value in the request is invalid. */
    WADO_0012("urn:dicom:wado:0012"),
    /** A parameter of the request is not supported. */
    WADO_0013("urn:dicom:wado:0013"),
    /** Processing failed. */
    WADO_0014("urn:dicom:wado:0014"),
    /** The study is not known. */
    WADO_0015("urn:dicom:wado:0015"),
    /** The series is not known in the study. */
    WADO_0016("urn:dicom:wado:0016"),
    /** The document, an instance, is not known in the series. */
    WADO_0017("urn:dicom:wado:0017"),
    /** There is no frame of that number. */
    WADO_0018("urn:dicom:wado:0018");

    private final String code;

    XdsErrorCode(String code) {
        this.code = code;
    }

    /** The value of {@code errorCode} in messages. */
    public String code() {
        return code;
    }

    /** This error with a text that names the object and the attribute. */
    public RegistryError in(String codeContext) {
        return new RegistryError(code, codeContext, RegistryError.Severity.ERROR, "");
    }

    /** This as a warning, which does not make a request fail. */
    public RegistryError warning(String codeContext) {
        return new RegistryError(code, codeContext, RegistryError.Severity.WARNING, "");
    }
}
