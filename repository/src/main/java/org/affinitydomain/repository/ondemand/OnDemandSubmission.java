package org.affinitydomain.repository.ondemand;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * Makes the metadata of one ITI-61 request (ITI TF-2 3.61.4.1.2): an On-Demand DocumentEntry with what its source's entry says
 * of patient, service and access, and a transformation (XFRM) that points to that entry, so that whatever deprecates the source
 * deprecates what is made of it.
 */
final class OnDemandSubmission {

    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String ENTRY = "OnDemandDocumentEntry";
    private static final String SUBMISSION_SET = "SubmissionSet";
    /** Attributes that are the same for all that is made of a source; creationTime, size and hash are none of them (3.61.4.1.2). */
    private static final List<Attribute> SHARED = List.of(Attribute.DE_PATIENT_ID, Attribute.DE_SOURCE_PATIENT_ID,
            Attribute.DE_SOURCE_PATIENT_INFO, Attribute.DE_LANGUAGE_CODE, Attribute.DE_SERVICE_START_TIME,
            Attribute.DE_SERVICE_STOP_TIME, Attribute.DE_REFERENCE_ID_LIST);
    private static final List<Attribute> SHARED_CODES = List.of(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE,
            Attribute.DE_PRACTICE_SETTING_CODE, Attribute.DE_CONFIDENTIALITY_CODE, Attribute.DE_EVENT_CODE_LIST);

    private final String repositoryUniqueId;

    /** @param repositoryUniqueId where the document can be retrieved; also the source of the SubmissionSet */
    OnDemandSubmission(String repositoryUniqueId) {
        this.repositoryUniqueId = repositoryUniqueId;
    }

    /**
     * Makes the metadata.
     *
     * @param uniqueId    that of the new entry
     * @param mimeType    of the document
     * @param description what the provider says of it
     * @param source      the registered entry of the source
     * @param sourceSet   the SubmissionSet by which that was registered
     * @param now         when it is submitted
     */
    SubmitObjectsRequest build(String uniqueId, String mimeType, OnDemandDescription description, RegistryObject source,
                               RegistryObject sourceSet, Instant now) {
        return SubmitObjectsRequest.of(List.of(entry(uniqueId, mimeType, description, source),
                submissionSet(OnDemandIdentity.submissionSetId(uniqueId, source.id()), source, sourceSet, now),
                MetadataBuilder.originalMember("Member", SUBMISSION_SET, ENTRY),
                MetadataBuilder.association("Transformation", AssociationType.XFRM, ENTRY, source.id()).build()));
    }

    private RegistryObject entry(String uniqueId, String mimeType, OnDemandDescription description, RegistryObject source) {
        MetadataBuilder entry = MetadataBuilder.documentEntry(ENTRY)
                .set(Attribute.DE_OBJECT_TYPE, ObjectKind.ON_DEMAND)
                .set(Attribute.DE_UNIQUE_ID, uniqueId)
                .set(Attribute.DE_REPOSITORY_UNIQUE_ID, repositoryUniqueId)
                .set(Attribute.DE_MIME_TYPE, mimeType)
                .set(Attribute.DE_TITLE, description.title())
                .code(Attribute.DE_CLASS_CODE, description.classCode())
                .code(Attribute.DE_TYPE_CODE, description.typeCode())
                .code(Attribute.DE_FORMAT_CODE, description.formatCode());
        SHARED.forEach(attribute -> entry.set(attribute, attribute.values(source)));
        SHARED_CODES.forEach(attribute -> attribute.codes(source).forEach(code -> entry.code(attribute, code)));
        source.classifications(Attribute.DE_AUTHOR.scheme()).forEach(author -> entry.author(Attribute.DE_AUTHOR, Author.of(author)));
        return entry.build();
    }

    private RegistryObject submissionSet(String uniqueId, RegistryObject source, RegistryObject sourceSet, Instant now) {
        MetadataBuilder set = MetadataBuilder.submissionSet(SUBMISSION_SET)
                .set(Attribute.SS_PATIENT_ID, Attribute.DE_PATIENT_ID.values(source))
                .set(Attribute.SS_UNIQUE_ID, uniqueId)
                .set(Attribute.SS_SOURCE_ID, repositoryUniqueId)
                .set(Attribute.SS_SUBMISSION_TIME, DTM.format(now));
        Attribute.SS_CONTENT_TYPE_CODE.codes(sourceSet).forEach(code -> set.code(Attribute.SS_CONTENT_TYPE_CODE, code));
        sourceSet.classifications(Attribute.SS_AUTHOR.scheme()).forEach(author -> set.author(Attribute.SS_AUTHOR, Author.of(author)));
        return set.build();
    }
}
