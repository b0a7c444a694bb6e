package org.affinitydomain.xds.query;

import static org.affinitydomain.xds.query.QueryParameter.optional;
import static org.affinitydomain.xds.query.QueryParameter.required;
import static org.affinitydomain.xds.query.QueryParameter.withDefault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * The one table of stored queries (ITI TF-2 3.18.4.1.2.3.7): their ids, and their parameters with the attributes that each
 * compares with.
 */
public enum StoredQuery {
    FIND_DOCUMENTS("14d4debf-8f97-4251-9a74-a90016b0af0d", "FindDocuments", List.of(), Parameters.findDocuments()),
    FIND_DOCUMENTS_BY_REFERENCE_ID("12941a89-e02e-4be5-967c-ce4bfc8fe492", "FindDocumentsByReferenceId", List.of(),
            Parameters.plus(Parameters.findDocuments(), required("$XDSDocumentEntryReferenceIdList",
                    Comparison.EQUAL_TO_ANY_EACH_SLOT, Attribute.DE_REFERENCE_ID_LIST))),
    /** By ITI-51; without a patient it needs one of the codes (ITI TF-2 3.51.4.1.2.3). */
    FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS("3d1bdb10-39a2-11de-89c2-2f44d94eaa9f", "FindDocumentsForMultiplePatients", List.of(),
            Parameters.ofPatients(Parameters.findDocuments(), Attribute.DE_PATIENT_ID)),
    /** Not in the framework itself; national extensions and other registries use this id for it. */
    FIND_DOCUMENTS_BY_TITLE("ab474085-82b5-402d-8115-3f37cb1e2405", "FindDocumentsByTitle", List.of(),
            Parameters.plus(Parameters.findDocuments(), required("$XDSDocumentEntryTitle", Comparison.LIKE_ANY, Attribute.DE_TITLE))),
    FIND_SUBMISSION_SETS("f26abbcb-ac74-4422-8a30-edb644bbc1a9", "FindSubmissionSets", List.of(), List.of(
            required("$XDSSubmissionSetPatientId", Comparison.EQUAL_TO, Attribute.SS_PATIENT_ID),
            optional("$XDSSubmissionSetSourceId", Comparison.EQUAL_TO_ANY, Attribute.SS_SOURCE_ID),
            optional("$XDSSubmissionSetSubmissionTimeFrom", Comparison.FROM, Attribute.SS_SUBMISSION_TIME),
            optional("$XDSSubmissionSetSubmissionTimeTo", Comparison.TO, Attribute.SS_SUBMISSION_TIME),
            optional("$XDSSubmissionSetAuthorPerson", Comparison.LIKE, Attribute.SS_AUTHOR),
            optional("$XDSSubmissionSetContentType", Comparison.CODED, Attribute.SS_CONTENT_TYPE_CODE),
            required("$XDSSubmissionSetStatus", Comparison.EQUAL_TO_ANY, Attribute.SS_AVAILABILITY_STATUS))),
    FIND_FOLDERS("958f3006-baad-4929-a4de-ff1114824431", "FindFolders", List.of(), Parameters.findFolders()),
    /** By ITI-51; without a patient it needs a code. */
    FIND_FOLDERS_FOR_MULTIPLE_PATIENTS("50d3f5ac-39a2-11de-a1ca-b366239e58df", "FindFoldersForMultiplePatients", List.of(),
            Parameters.ofPatients(Parameters.findFolders(), Attribute.FOL_PATIENT_ID)),
    GET_ALL("10b545ea-725c-446d-9b95-8aeb444eddf3", "GetAll", List.of(), List.of(
            required("$patientId", Comparison.EQUAL_TO, Attribute.DE_PATIENT_ID, Attribute.SS_PATIENT_ID, Attribute.FOL_PATIENT_ID),
            required("$XDSDocumentEntryStatus", Comparison.EQUAL_TO_ANY, Attribute.DE_AVAILABILITY_STATUS),
            required("$XDSSubmissionSetStatus", Comparison.EQUAL_TO_ANY, Attribute.SS_AVAILABILITY_STATUS),
            required("$XDSFolderStatus", Comparison.EQUAL_TO_ANY, Attribute.FOL_AVAILABILITY_STATUS),
            Parameters.FORMAT, Parameters.CONFIDENTIALITY, Parameters.ENTRY_TYPE, Parameters.ASSOCIATION_STATUS)),
    GET_DOCUMENTS("5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4", "GetDocuments", List.of(
            optional("$XDSDocumentEntryEntryUUID", Comparison.EQUAL_TO_ANY, Attribute.DE_ENTRY_UUID),
            optional("$XDSDocumentEntryUniqueId", Comparison.EQUAL_TO_ANY, Attribute.DE_UNIQUE_ID),
            optional("$XDSDocumentEntryLogicalID", Comparison.EQUAL_TO_ANY, Attribute.DE_LOGICAL_ID)), List.of()),
    GET_FOLDERS("5737b14c-8a1a-4539-b659-e03a34a5e1e4", "GetFolders", List.of(
            optional("$XDSFolderEntryUUID", Comparison.EQUAL_TO_ANY, Attribute.FOL_ENTRY_UUID),
            optional("$XDSFolderUniqueId", Comparison.EQUAL_TO_ANY, Attribute.FOL_UNIQUE_ID),
            optional("$XDSFolderLogicalID", Comparison.EQUAL_TO_ANY, Attribute.FOL_LOGICAL_ID)), List.of()),
    /** Its {@code $uuid} is an object at either end of an association. */
    GET_ASSOCIATIONS("a7ae438b-4bc2-4642-93e9-be891f7bb155", "GetAssociations", List.of(), List.of(
            required("$uuid", Comparison.EQUAL_TO_ANY, Attribute.AS_SOURCE), Parameters.ASSOCIATION_STATUS)),
    GET_DOCUMENTS_AND_ASSOCIATIONS("bab9529a-4a10-40b3-a01f-f68a615d247a", "GetDocumentsAndAssociations", List.of(
            optional("$XDSDocumentEntryEntryUUID", Comparison.EQUAL_TO_ANY, Attribute.DE_ENTRY_UUID),
            optional("$XDSDocumentEntryUniqueId", Comparison.EQUAL_TO_ANY, Attribute.DE_UNIQUE_ID)),
            List.of(Parameters.ASSOCIATION_STATUS)),
    /** Its {@code $uuid} is a member of the SubmissionSets. */
    GET_SUBMISSION_SETS("51224314-5390-4169-9b91-b1980040715a", "GetSubmissionSets", List.of(), List.of(
            required("$uuid", Comparison.EQUAL_TO_ANY, Attribute.AS_TARGET), Parameters.ASSOCIATION_STATUS)),
    GET_SUBMISSION_SET_AND_CONTENTS("e8e3cb2c-e39c-46b9-99e4-c12f57260b83", "GetSubmissionSetAndContents", List.of(
            optional("$XDSSubmissionSetEntryUUID", Comparison.EQUAL_TO, Attribute.SS_ENTRY_UUID),
            optional("$XDSSubmissionSetUniqueId", Comparison.EQUAL_TO, Attribute.SS_UNIQUE_ID)),
            List.of(Parameters.FORMAT, Parameters.CONFIDENTIALITY, Parameters.ENTRY_TYPE)),
    GET_FOLDER_AND_CONTENTS("b909a503-523d-4517-8acf-8e5834dfc4c7", "GetFolderAndContents", List.of(
            optional("$XDSFolderEntryUUID", Comparison.EQUAL_TO, Attribute.FOL_ENTRY_UUID),
            optional("$XDSFolderUniqueId", Comparison.EQUAL_TO, Attribute.FOL_UNIQUE_ID),
            optional("$XDSFolderLogicalID", Comparison.EQUAL_TO, Attribute.FOL_LOGICAL_ID)),
            List.of(Parameters.FORMAT, Parameters.CONFIDENTIALITY, Parameters.ENTRY_TYPE, Parameters.ASSOCIATION_STATUS)),
    GET_FOLDERS_FOR_DOCUMENT("10cae35a-c7f9-4cf5-b61e-fc3278ffb578", "GetFoldersForDocument", List.of(
            optional("$XDSDocumentEntryEntryUUID", Comparison.EQUAL_TO, Attribute.DE_ENTRY_UUID),
            optional("$XDSDocumentEntryUniqueId", Comparison.EQUAL_TO, Attribute.DE_UNIQUE_ID),
            optional("$XDSDocumentEntryLogicalID", Comparison.EQUAL_TO, Attribute.DE_LOGICAL_ID)),
            List.of(Parameters.ASSOCIATION_STATUS)),
    GET_RELATED_DOCUMENTS("d90e5407-b356-4d91-a89f-873917b4b0e6", "GetRelatedDocuments", List.of(
            optional("$XDSDocumentEntryEntryUUID", Comparison.EQUAL_TO, Attribute.DE_ENTRY_UUID),
            optional("$XDSDocumentEntryUniqueId", Comparison.EQUAL_TO, Attribute.DE_UNIQUE_ID),
            optional("$XDSDocumentEntryLogicalID", Comparison.EQUAL_TO, Attribute.DE_LOGICAL_ID)),
            List.of(required("$AssociationTypes", Comparison.EQUAL_TO_ANY, Attribute.AS_TYPE), Parameters.ENTRY_TYPE,
                    Parameters.ASSOCIATION_STATUS));

    /** Parameters that several queries share. */
    private static final class Parameters {

        static final QueryParameter FORMAT =
                optional("$XDSDocumentEntryFormatCode", Comparison.CODED, Attribute.DE_FORMAT_CODE);
        static final QueryParameter CONFIDENTIALITY =
                optional("$XDSDocumentEntryConfidentialityCode", Comparison.CODED_EACH_SLOT, Attribute.DE_CONFIDENTIALITY_CODE);
        static final QueryParameter ENTRY_TYPE = withDefault("$XDSDocumentEntryType", Attribute.DE_OBJECT_TYPE, ObjectKind.STABLE);
        static final QueryParameter ASSOCIATION_STATUS =
                withDefault("$XDSAssociationStatus", Attribute.AS_AVAILABILITY_STATUS, AvailabilityStatus.APPROVED);

        private Parameters() {
        }

        static List<QueryParameter> findDocuments() {
            return List.of(
                    required("$XDSDocumentEntryPatientId", Comparison.EQUAL_TO, Attribute.DE_PATIENT_ID),
                    optional("$XDSDocumentEntryClassCode", Comparison.CODED, Attribute.DE_CLASS_CODE),
                    optional("$XDSDocumentEntryTypeCode", Comparison.CODED, Attribute.DE_TYPE_CODE),
                    optional("$XDSDocumentEntryPracticeSettingCode", Comparison.CODED, Attribute.DE_PRACTICE_SETTING_CODE),
                    optional("$XDSDocumentEntryCreationTimeFrom", Comparison.FROM, Attribute.DE_CREATION_TIME),
                    optional("$XDSDocumentEntryCreationTimeTo", Comparison.TO, Attribute.DE_CREATION_TIME),
                    optional("$XDSDocumentEntryServiceStartTimeFrom", Comparison.FROM, Attribute.DE_SERVICE_START_TIME),
                    optional("$XDSDocumentEntryServiceStartTimeTo", Comparison.TO, Attribute.DE_SERVICE_START_TIME),
                    optional("$XDSDocumentEntryServiceStopTimeFrom", Comparison.FROM, Attribute.DE_SERVICE_STOP_TIME),
                    optional("$XDSDocumentEntryServiceStopTimeTo", Comparison.TO, Attribute.DE_SERVICE_STOP_TIME),
                    optional("$XDSDocumentEntryHealthcareFacilityTypeCode", Comparison.CODED, Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE),
                    optional("$XDSDocumentEntryEventCodeList", Comparison.CODED_EACH_SLOT, Attribute.DE_EVENT_CODE_LIST),
                    CONFIDENTIALITY,
                    optional("$XDSDocumentEntryAuthorPerson", Comparison.LIKE_ANY, Attribute.DE_AUTHOR),
                    FORMAT,
                    required("$XDSDocumentEntryStatus", Comparison.EQUAL_TO_ANY, Attribute.DE_AVAILABILITY_STATUS),
                    ENTRY_TYPE);
        }

        static List<QueryParameter> findFolders() {
            return List.of(
                    required("$XDSFolderPatientId", Comparison.EQUAL_TO, Attribute.FOL_PATIENT_ID),
                    optional("$XDSFolderLastUpdateTimeFrom", Comparison.FROM, Attribute.FOL_LAST_UPDATE_TIME),
                    optional("$XDSFolderLastUpdateTimeTo", Comparison.TO, Attribute.FOL_LAST_UPDATE_TIME),
                    optional("$XDSFolderCodeList", Comparison.CODED_EACH_SLOT, Attribute.FOL_CODE_LIST),
                    required("$XDSFolderStatus", Comparison.EQUAL_TO_ANY, Attribute.FOL_AVAILABILITY_STATUS));
        }

        /** The same parameters for any number of patients, none included. */
        static List<QueryParameter> ofPatients(List<QueryParameter> parameters, Attribute patientId) {
            return parameters.stream().map(p -> p.attributes().contains(patientId)
                    ? optional(p.name(), Comparison.EQUAL_TO_ANY, patientId) : p).toList();
        }

        static List<QueryParameter> plus(List<QueryParameter> parameters, QueryParameter last) {
            List<QueryParameter> all = new ArrayList<>(parameters);
            all.add(last);
            return all;
        }
    }

    private final String id;
    private final String label;
    private final List<QueryParameter> alternatives;
    private final List<QueryParameter> parameters;

    StoredQuery(String uuid, String label, List<QueryParameter> alternatives, List<QueryParameter> parameters) {
        this.id = "urn:uuid:" + uuid;
        this.label = label;
        this.alternatives = List.copyOf(alternatives);
        this.parameters = List.copyOf(parameters);
    }

    /** The query of an id; empty when there is none. */
    public static Optional<StoredQuery> of(String id) {
        return Arrays.stream(values()).filter(q -> q.id.equals(id)).findFirst();
    }

    /** The id in messages, with {@code urn:uuid:}. */
    public String id() {
        return id;
    }

    /** The standard's name. */
    public String label() {
        return label;
    }

    /** Whether it is asked by ITI-51 instead of ITI-18. */
    public boolean isMultiPatient() {
        return this == FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS || this == FIND_FOLDERS_FOR_MULTIPLE_PATIENTS;
    }

    /** Parameters of which a request must have at least one, so that it does not ask for the whole registry; often none. */
    public List<String> narrowing() {
        return switch (this) {
            case FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS -> List.of("$XDSDocumentEntryPatientId", "$XDSDocumentEntryClassCode",
                    "$XDSDocumentEntryEventCodeList", "$XDSDocumentEntryHealthcareFacilityTypeCode");
            case FIND_FOLDERS_FOR_MULTIPLE_PATIENTS -> List.of("$XDSFolderPatientId", "$XDSFolderCodeList");
            default -> List.of();
        };
    }

    /** Parameters of which a request must have exactly one; none for queries that do not ask by id. */
    public List<QueryParameter> alternatives() {
        return alternatives;
    }

    /** All other parameters. */
    public List<QueryParameter> parameters() {
        return parameters;
    }
}
