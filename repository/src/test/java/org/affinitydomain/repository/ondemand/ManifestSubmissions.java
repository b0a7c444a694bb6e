package org.affinitydomain.repository.ondemand;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** RAD-68 submissions with all that a valid one has. */
final class ManifestSubmissions {

    private static final String PATIENT = "P1^^^&1.2.3.4&ISO";
    private static final Code MANIFEST = new Code("1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.2.6.1", "Key Object Selection Document");
    private static final Author AUTHOR = new Author(Optional.of("^Bauer^Eva"), List.of("Hospital^^^^^^^^^1.2.3"), List.of(), List.of(), List.of());

    private ManifestSubmissions() {
    }

    /** A manifest. */
    static ProvideAndRegisterDocumentSetRequest of(String uniqueId, byte[] file) {
        return request(uniqueId, "application/dicom", MANIFEST, file);
    }

    /** A text. */
    static ProvideAndRegisterDocumentSetRequest text(String uniqueId) {
        return request(uniqueId, "text/plain", code("text"), "text".getBytes(StandardCharsets.UTF_8));
    }

    /** A DICOM object that is no manifest. */
    static ProvideAndRegisterDocumentSetRequest otherDicom(String uniqueId) {
        return request(uniqueId, "application/dicom", code("1.2.840.10008.5.1.4.1.1.88.22"), new byte[10]);
    }

    private static ProvideAndRegisterDocumentSetRequest request(String uniqueId, String mimeType, Code format, byte[] content) {
        String id = "urn:uuid:" + UUID.randomUUID();
        RegistryObject entry = MetadataBuilder.documentEntry(id)
                .set(Attribute.DE_UNIQUE_ID, uniqueId).set(Attribute.DE_MIME_TYPE, mimeType).set(Attribute.DE_LANGUAGE_CODE, "fr-CH")
                .set(Attribute.DE_PATIENT_ID, PATIENT).set(Attribute.DE_SOURCE_PATIENT_ID, "L1^^^&1.2.3.5&ISO")
                .set(Attribute.DE_SOURCE_PATIENT_INFO, "PID-3|L1^^^&1.2.3.5&ISO", "PID-5|Muster^Anna^^^")
                .set(Attribute.DE_CREATION_TIME, "20260312140300").set(Attribute.DE_SERVICE_START_TIME, "20260311080559")
                .set(Attribute.DE_TITLE, "CT Thorax").set(Attribute.DE_REFERENCE_ID_LIST, "1.2.840.99.1^^^^urn:ihe:iti:xds:2016:studyInstanceUID")
                .code(Attribute.DE_CLASS_CODE, code("IMAGES")).code(Attribute.DE_TYPE_CODE, code("type")).code(Attribute.DE_FORMAT_CODE, format)
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, code("hospital")).code(Attribute.DE_PRACTICE_SETTING_CODE, code("radiology"))
                .code(Attribute.DE_CONFIDENTIALITY_CODE, code("N")).code(Attribute.DE_EVENT_CODE_LIST, code("CT"))
                .author(Attribute.DE_AUTHOR, AUTHOR).build();
        RegistryObject set = MetadataBuilder.submissionSet("SubmissionSet").set(Attribute.SS_PATIENT_ID, PATIENT)
                .set(Attribute.SS_UNIQUE_ID, uniqueId + ".99").set(Attribute.SS_SOURCE_ID, "1.2.3.6").set(Attribute.SS_SUBMISSION_TIME, "20260312140300")
                .code(Attribute.SS_CONTENT_TYPE_CODE, code("content")).author(Attribute.SS_AUTHOR, AUTHOR).build();
        return new ProvideAndRegisterDocumentSetRequest(
                SubmitObjectsRequest.of(List.of(entry, set, MetadataBuilder.originalMember("Member", "SubmissionSet", id))),
                List.of(new Document(id, () -> new ByteArrayInputStream(content))));
    }

    private static Code code(String value) {
        return new Code(value, "1.2.3.77", value);
    }
}
