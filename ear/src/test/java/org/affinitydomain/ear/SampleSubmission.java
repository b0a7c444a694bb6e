package org.affinitydomain.ear;

import static org.affinitydomain.xds.metadata.Attribute.*;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** A submission of one document with codes of the sample region; good, unless a test makes it bad. */
final class SampleSubmission {
    private static final String SNOMED = "2.16.840.1.113883.6.96";
    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final String patient;
    private final String documentUid = "2.25." + new java.math.BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    private final List<String> entryHash = new ArrayList<>();
    private boolean withDocument = true;
    private boolean withStrayDocument;

    /** @param patient CX */
    SampleSubmission(String patient) {
        this.patient = patient;
    }

    /** The DocumentEntry claims that hash. */
    SampleSubmission hash(String sha1) {
        entryHash.add(sha1);
        return this;
    }

    /** The document is left out. */
    SampleSubmission withoutDocument() {
        withDocument = false;
        return this;
    }

    /** A document comes along that no DocumentEntry describes. */
    SampleSubmission withStrayDocument() {
        withStrayDocument = true;
        return this;
    }

    String documentUid() {
        return documentUid;
    }

    ProvideAndRegisterDocumentSetRequest build() {
        String now = DTM.format(Instant.now());
        RegistryObject entry = MetadataBuilder.documentEntry("Document01").set(DE_UNIQUE_ID, documentUid).set(DE_PATIENT_ID, patient)
                .set(DE_SOURCE_PATIENT_ID, patient).set(DE_MIME_TYPE, "text/plain").set(DE_LANGUAGE_CODE, "en-US")
                .set(DE_CREATION_TIME, now).set(DE_TITLE, "A report").set(DE_HASH, entryHash)
                .code(DE_CLASS_CODE, new Code("REPORTS", "1.3.6.1.4.1.19376.1.2.6.1", "Reports"))
                .code(DE_TYPE_CODE, new Code("18748-4", "2.16.840.1.113883.6.1", "Diagnostic imaging study"))
                .code(DE_FORMAT_CODE, new Code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "1.3.6.1.4.1.19376.1.2.3", "mimeType Sufficient"))
                .code(DE_CONFIDENTIALITY_CODE, new Code("N", "2.16.840.1.113883.5.25", "normal"))
                .code(DE_HEALTHCARE_FACILITY_TYPE_CODE, new Code("22232009", SNOMED, "Hospital"))
                .code(DE_PRACTICE_SETTING_CODE, new Code("309964003", SNOMED, "Radiology department")).build();
        RegistryObject set = MetadataBuilder.submissionSet("SubmissionSet01").set(SS_UNIQUE_ID, documentUid + ".1")
                .set(SS_SOURCE_ID, "2.999.21.1.2").set(SS_PATIENT_ID, patient).set(SS_SUBMISSION_TIME, now)
                .code(SS_CONTENT_TYPE_CODE, new Code("22232009", SNOMED, "Hospital")).build();
        List<Document> documents = new ArrayList<>();
        if (withDocument) {
            documents.add(document("Document01", "No finding."));
        }
        if (withStrayDocument) {
            documents.add(document("Document02", "Nobody describes me."));
        }
        return new ProvideAndRegisterDocumentSetRequest(SubmitObjectsRequest.of(List.of(set, entry,
                MetadataBuilder.originalMember("Association01", "SubmissionSet01", "Document01"))), documents);
    }

    private static Document document(String id, String text) {
        return new Document(id, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
