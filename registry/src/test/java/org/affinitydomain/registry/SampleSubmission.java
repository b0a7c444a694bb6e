package org.affinitydomain.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** A submission of one patient, put together object by object; what is not asked for is valid. */
public final class SampleSubmission {

    public static final Code NORMAL = new Code("N", "2.16.840.1.113883.5.25", "normal");
    public static final Code LOW = new Code("L", "2.16.840.1.113883.5.25", "low");
    public static final Code REPORTS = new Code("REPORTS", "1.3.6.1.4.1.19376.1.2.6.1", "Reports");
    public static final Code FORMAT = new Code("urn:ihe:pcc:xds-ms:2007", "1.3.6.1.4.1.19376.1.2.3", "PCC XDS-MS");
    public static final Code OTHER_FORMAT = new Code("urn:ihe:pcc:aps:2007", "1.3.6.1.4.1.19376.1.2.3", "PCC APS");
    public static final Code FULL_ACCESS = new Code("urn:connectathon:policy:full-access", "1.3.6.1.4.1.21367.2017.3", "full access");
    public static final Code FOUNDATIONAL = new Code("urn:connectathon:bppc:foundational:policy", "1.3.6.1.4.1.21367.2017.3", "foundational");
    public static final Code REFERRALS = new Code("Referrals", "1.3.6.1.4.1.21367.2017.3", "Referrals");
    public static final Code ALLERGY = new Code("Allergy_Treatments", "1.3.6.1.4.1.21367.2017.3", "Allergy Treatments");
    public static final String HASH = "e543712c0e10501972de13a5bfcbe826c49feb75";
    private static final Code PLACE = new Code("225728007", "2.16.840.1.113883.6.96", "Accident and Emergency department");

    private final String patient;
    private final List<RegistryObject> objects = new ArrayList<>();
    private final String submissionSetUniqueId = uniqueId();
    private int links;

    private SampleSubmission(String patient) {
        this.patient = patient;
    }

    /** An empty submission of a patient. */
    public static SampleSubmission of(String patient) {
        return of(patient, submissionSet -> submissionSet);
    }

    /** An empty submission of a patient, its SubmissionSet changed. */
    public static SampleSubmission of(String patient, UnaryOperator<MetadataBuilder> change) {
        SampleSubmission submission = new SampleSubmission(patient);
        submission.objects.add(change.apply(MetadataBuilder.submissionSet("ss").set(Attribute.SS_PATIENT_ID, patient)
                .set(Attribute.SS_UNIQUE_ID, submission.submissionSetUniqueId).set(Attribute.SS_SOURCE_ID, "1.2.3.6")
                .author(Attribute.SS_AUTHOR, author("^Welby^Marcus")).code(Attribute.SS_CONTENT_TYPE_CODE, PLACE)
                .set(Attribute.SS_SUBMISSION_TIME, "20260101120000")).build());
        return submission;
    }

    /** Adds a document. */
    public SampleSubmission document(String id, String uniqueId) {
        return document(id, uniqueId, document -> document);
    }

    /** Adds a document, changed. */
    public SampleSubmission document(String id, String uniqueId, UnaryOperator<MetadataBuilder> change) {
        objects.add(change.apply(MetadataBuilder.documentEntry(id).set(Attribute.DE_MIME_TYPE, "application/dicom")
                .set(Attribute.DE_TITLE, "Title of " + id).set(Attribute.DE_PATIENT_ID, patient).set(Attribute.DE_UNIQUE_ID, uniqueId)
                .author(Attribute.DE_AUTHOR, author("^Smitty^Gerald")).code(Attribute.DE_CLASS_CODE, REPORTS)
                .code(Attribute.DE_TYPE_CODE, new Code("57055-6", "2.16.840.1.113883.6.1", "Antepartum summary"))
                .code(Attribute.DE_FORMAT_CODE, FORMAT).code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, PLACE)
                .code(Attribute.DE_PRACTICE_SETTING_CODE, PLACE).code(Attribute.DE_CONFIDENTIALITY_CODE, NORMAL)
                .set(Attribute.DE_CREATION_TIME, "20260101").set(Attribute.DE_LANGUAGE_CODE, "en-US")
                .set(Attribute.DE_SOURCE_PATIENT_ID, "L1^^^&1.2.4&ISO").set(Attribute.DE_REPOSITORY_UNIQUE_ID, "1.2.3.5")
                .set(Attribute.DE_SIZE, "7").set(Attribute.DE_HASH, HASH)).build());
        objects.add(MetadataBuilder.originalMember(newLink(), "ss", id));
        return this;
    }

    /** Adds a Folder. */
    public SampleSubmission folder(String id, String uniqueId, Code... codes) {
        MetadataBuilder folder = MetadataBuilder.folder(id).set(Attribute.FOL_PATIENT_ID, patient).set(Attribute.FOL_UNIQUE_ID, uniqueId)
                .set(Attribute.FOL_TITLE, "Folder " + id);
        for (Code code : codes.length == 0 ? new Code[] {REFERRALS} : codes) {
            folder.code(Attribute.FOL_CODE_LIST, code);
        }
        objects.add(folder.build());
        objects.add(MetadataBuilder.association(newLink(), AssociationType.HAS_MEMBER, "ss", id).build());
        return this;
    }

    /** Puts a document into a Folder; either may be registered already. */
    public SampleSubmission member(String folder, String document) {
        String link = newLink();
        objects.add(MetadataBuilder.association(link, AssociationType.HAS_MEMBER, folder, document).build());
        objects.add(MetadataBuilder.association(newLink(), AssociationType.HAS_MEMBER, "ss", link).build());
        return this;
    }

    /** Relates a document of the submission to another one. */
    public SampleSubmission relation(AssociationType type, String document, String other) {
        objects.add(MetadataBuilder.association(newLink(), type, document, other).build());
        return this;
    }

    /** Adds any object. */
    public SampleSubmission with(RegistryObject object) {
        objects.add(object);
        return this;
    }

    /** The uniqueId of its SubmissionSet. */
    public String submissionSetUniqueId() {
        return submissionSetUniqueId;
    }

    /** The message. */
    public SubmitObjectsRequest request() {
        return SubmitObjectsRequest.of(objects);
    }

    /** A uniqueId that nothing else has. */
    public static String uniqueId() {
        return "1.2.42." + TestRegistry.number();
    }

    /** An author of that name. */
    public static Author author(String person) {
        return new Author(Optional.of(person), List.of("Hospital"), List.of(), List.of(), List.of());
    }

    private String newLink() {
        return "link" + links++;
    }
}
