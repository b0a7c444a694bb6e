package org.affinitydomain.ear.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * A submission of the sample region. The same one makes the same message again.
 *
 * @param patient   the XDS patient id
 * @param uniqueId  of its SubmissionSet
 * @param documents what it brings
 * @param newFolder uniqueId of a Folder that it makes for its documents
 * @param folder    entryUUID of a registered Folder that its documents go into
 * @param replaced  entryUUID of the registered DocumentEntry that its first document replaces
 */
public record TestSubmission(String patient, String uniqueId, List<TestDocument> documents, Optional<String> newFolder,
                             Optional<String> folder, Optional<String> replaced) {

    /** What is coded in every submission of these tests. */
    public static final Code PLACE = new Code("225728007", "2.16.840.1.113883.6.96", "Accident and Emergency department (environment)");
    private static final Code HOSPITAL = new Code("22232009", "2.16.840.1.113883.6.96", "Hospital");
    private static final Author AUTHOR = new Author(Optional.of("^Muster^Anna"), List.of("Hospital"), List.of(), List.of(), List.of());

    public TestSubmission {
        documents = List.copyOf(documents);
    }

    /** Documents alone. */
    public static TestSubmission of(String patient, String uniqueId, TestDocument... documents) {
        return new TestSubmission(patient, uniqueId, List.of(documents), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a Folder made for its documents. */
    public TestSubmission inNewFolder(String folderUniqueId) {
        return new TestSubmission(patient, uniqueId, documents, Optional.of(folderUniqueId), folder, replaced);
    }

    /** The same with its documents put into a registered Folder. */
    public TestSubmission inFolder(String entryUuid) {
        return new TestSubmission(patient, uniqueId, documents, newFolder, Optional.of(entryUuid), replaced);
    }

    /** The same with its first document replacing a registered one. */
    public TestSubmission replacing(String entryUuid) {
        return new TestSubmission(patient, uniqueId, documents, newFolder, folder, Optional.of(entryUuid));
    }

    /** The message of ITI-41. */
    public ProvideAndRegisterDocumentSetRequest request() {
        List<Document> contents = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            contents.add(new Document("doc" + i, documents.get(i)::open));
        }
        return new ProvideAndRegisterDocumentSetRequest(metadata(), contents);
    }

    /** Its metadata. */
    public SubmitObjectsRequest metadata() {
        List<RegistryObject> objects = new ArrayList<>();
        objects.add(submissionSet(patient, uniqueId));
        newFolder.ifPresent(uid -> {
            objects.add(MetadataBuilder.folder("folder").set(Attribute.FOL_PATIENT_ID, patient).set(Attribute.FOL_UNIQUE_ID, uid)
                    .set(Attribute.FOL_TITLE, "Folder").code(Attribute.FOL_CODE_LIST,
                            new Code("Referrals", "1.3.6.1.4.1.21367.2017.3", "Referrals")).build());
            objects.add(MetadataBuilder.association("of-folder", AssociationType.HAS_MEMBER, "set", "folder").build());
        });
        for (int i = 0; i < documents.size(); i++) {
            String id = "doc" + i;
            objects.add(entry(id, documents.get(i)));
            objects.add(MetadataBuilder.originalMember("of-" + id, "set", id));
            Optional<String> into = newFolder.map(uid -> "folder").or(() -> folder);
            into.ifPresent(f -> {
                objects.add(MetadataBuilder.association("in-" + id, AssociationType.HAS_MEMBER, f, id).build());
                objects.add(MetadataBuilder.association("of-in-" + id, AssociationType.HAS_MEMBER, "set", "in-" + id).build());
            });
        }
        replaced.ifPresent(old -> objects.add(MetadataBuilder.association("replaces", AssociationType.RPLC, "doc0", old).build()));
        return SubmitObjectsRequest.of(objects);
    }

    /** A SubmissionSet with the id {@code set}. */
    public static RegistryObject submissionSet(String patient, String uniqueId) {
        return MetadataBuilder.submissionSet("set").set(Attribute.SS_SUBMISSION_TIME, "20261124120000")
                .author(Attribute.SS_AUTHOR, AUTHOR).code(Attribute.SS_CONTENT_TYPE_CODE, HOSPITAL)
                .set(Attribute.SS_PATIENT_ID, patient).set(Attribute.SS_SOURCE_ID, "1.2.3.4").set(Attribute.SS_UNIQUE_ID, uniqueId).build();
    }

    private RegistryObject entry(String id, TestDocument document) {
        return MetadataBuilder.documentEntry(id).set(Attribute.DE_MIME_TYPE, "text/plain").set(Attribute.DE_TITLE, "Title of " + id)
                .author(Attribute.DE_AUTHOR, AUTHOR)
                .set(Attribute.DE_CREATION_TIME, "20261124").set(Attribute.DE_LANGUAGE_CODE, "en-US").set(Attribute.DE_SOURCE_PATIENT_ID, patient)
                .code(Attribute.DE_CLASS_CODE, new Code("REPORTS", "1.3.6.1.4.1.19376.1.2.6.1", "Reports"))
                .code(Attribute.DE_CONFIDENTIALITY_CODE, new Code("N", "2.16.840.1.113883.5.25", "normal"))
                .code(Attribute.DE_FORMAT_CODE, new Code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "1.3.6.1.4.1.19376.1.2.3", "by mime type"))
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, HOSPITAL).code(Attribute.DE_PRACTICE_SETTING_CODE, PLACE)
                .code(Attribute.DE_TYPE_CODE, new Code("18748-4", "2.16.840.1.113883.6.1", "Diagnostic imaging study"))
                .set(Attribute.DE_PATIENT_ID, patient).set(Attribute.DE_UNIQUE_ID, document.uniqueId()).build();
    }
}
