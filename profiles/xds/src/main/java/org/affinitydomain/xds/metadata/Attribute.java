package org.affinitydomain.xds.metadata;

import static org.affinitydomain.xds.metadata.ObjectKind.ASSOCIATION;
import static org.affinitydomain.xds.metadata.ObjectKind.DOCUMENT_ENTRY;
import static org.affinitydomain.xds.metadata.ObjectKind.FOLDER;
import static org.affinitydomain.xds.metadata.ObjectKind.SUBMISSION_SET;
import static org.affinitydomain.xds.metadata.Presence.OPTIONAL;
import static org.affinitydomain.xds.metadata.Presence.PROHIBITED;
import static org.affinitydomain.xds.metadata.Presence.REQUIRED;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Location.Classified;
import org.affinitydomain.xds.metadata.Location.Description;
import org.affinitydomain.xds.metadata.Location.Identifier;
import org.affinitydomain.xds.metadata.Location.InSlot;
import org.affinitydomain.xds.metadata.Location.Name;
import org.affinitydomain.xds.metadata.Location.Version;
import org.affinitydomain.xds.metadata.Location.XmlAttribute;

/**
 * The one table of metadata attributes (ITI TF-3 4.2.3 and 4.3.1): what each is called, where it stands in ebRIM, of what
 * type it is, how often it occurs, when it must be there, and by what it is indexed. Parsing, building, validation,
 * indexing and queries read this table; none repeats it.
 */
public enum Attribute {
    // DocumentEntry, ITI TF-3 4.2.3.2
    DE_ENTRY_UUID(DOCUMENT_ENTRY, "entryUUID", new XmlAttribute("id"), DataType.ENTRY_ID, one(REQUIRED), "id"),
    DE_LOGICAL_ID(DOCUMENT_ENTRY, "logicalID", new XmlAttribute("lid"), DataType.ENTRY_ID, one(OPTIONAL), "lid"),
    DE_HOME_COMMUNITY_ID(DOCUMENT_ENTRY, "homeCommunityId", new XmlAttribute("home"), DataType.HOME, one(OPTIONAL), "home"),
    DE_OBJECT_TYPE(DOCUMENT_ENTRY, "objectType", new XmlAttribute("objectType"), DataType.URN, one(REQUIRED), "object_type"),
    DE_AVAILABILITY_STATUS(DOCUMENT_ENTRY, "availabilityStatus", new XmlAttribute("status"), DataType.URN, one(OPTIONAL), "status"),
    DE_MIME_TYPE(DOCUMENT_ENTRY, "mimeType", new XmlAttribute("mimeType"), DataType.MIME, one(REQUIRED), ""),
    DE_TITLE(DOCUMENT_ENTRY, "title", new Name(), DataType.TEXT, one(OPTIONAL), "title"),
    DE_COMMENTS(DOCUMENT_ENTRY, "comments", new Description(), DataType.TEXT, one(OPTIONAL), ""),
    DE_VERSION(DOCUMENT_ENTRY, "version", new Version(), DataType.TEXT, one(OPTIONAL), "version"),
    DE_PATIENT_ID(DOCUMENT_ENTRY, "patientId",
            new Identifier("urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427", "XDSDocumentEntry.patientId"), DataType.CX, one(REQUIRED), "patient"),
    DE_UNIQUE_ID(DOCUMENT_ENTRY, "uniqueId",
            new Identifier("urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab", "XDSDocumentEntry.uniqueId"), DataType.UNIQUE_ID, one(REQUIRED), "unique_id"),
    DE_AUTHOR(DOCUMENT_ENTRY, "author", new Classified("urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d"), DataType.AUTHOR, many(OPTIONAL), "author"),
    DE_CLASS_CODE(DOCUMENT_ENTRY, "classCode", new Classified("urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a"), DataType.CODE, one(REQUIRED), "code"),
    DE_TYPE_CODE(DOCUMENT_ENTRY, "typeCode", new Classified("urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"), DataType.CODE, one(REQUIRED), "code"),
    DE_FORMAT_CODE(DOCUMENT_ENTRY, "formatCode", new Classified("urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d"), DataType.CODE, one(REQUIRED), "code"),
    DE_HEALTHCARE_FACILITY_TYPE_CODE(DOCUMENT_ENTRY, "healthcareFacilityTypeCode",
            new Classified("urn:uuid:f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1"), DataType.CODE, one(REQUIRED), "code"),
    DE_PRACTICE_SETTING_CODE(DOCUMENT_ENTRY, "practiceSettingCode",
            new Classified("urn:uuid:cccf5598-8b07-4b77-a05e-ae952c785ead"), DataType.CODE, one(REQUIRED), "code"),
    DE_CONFIDENTIALITY_CODE(DOCUMENT_ENTRY, "confidentialityCode",
            new Classified("urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"), DataType.CODE, many(REQUIRED), "code"),
    DE_EVENT_CODE_LIST(DOCUMENT_ENTRY, "eventCodeList",
            new Classified("urn:uuid:2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4"), DataType.CODE, many(OPTIONAL), "code"),
    DE_LIMITED_METADATA(DOCUMENT_ENTRY, "limitedMetadata",
            new Classified("urn:uuid:ab9b591b-83ab-4d03-8f5d-f93b1fb92e85"), DataType.TEXT, one(OPTIONAL), ""),
    DE_CREATION_TIME(DOCUMENT_ENTRY, "creationTime", new InSlot("creationTime"), DataType.DTM,
            one(Map.of(Submission.REGISTER_ON_DEMAND, PROHIBITED), REQUIRED), "creation_time"),
    DE_SERVICE_START_TIME(DOCUMENT_ENTRY, "serviceStartTime", new InSlot("serviceStartTime"), DataType.DTM, one(OPTIONAL), "service_start_time"),
    DE_SERVICE_STOP_TIME(DOCUMENT_ENTRY, "serviceStopTime", new InSlot("serviceStopTime"), DataType.DTM, one(OPTIONAL), "service_stop_time"),
    DE_LANGUAGE_CODE(DOCUMENT_ENTRY, "languageCode", new InSlot("languageCode"), DataType.LANGUAGE, one(REQUIRED), ""),
    DE_LEGAL_AUTHENTICATOR(DOCUMENT_ENTRY, "legalAuthenticator", new InSlot("legalAuthenticator"), DataType.XCN, one(OPTIONAL), ""),
    DE_SOURCE_PATIENT_ID(DOCUMENT_ENTRY, "sourcePatientId", new InSlot("sourcePatientId"), DataType.CX, one(REQUIRED), ""),
    DE_SOURCE_PATIENT_INFO(DOCUMENT_ENTRY, "sourcePatientInfo", new InSlot("sourcePatientInfo"), DataType.PID, many(OPTIONAL), ""),
    DE_REFERENCE_ID_LIST(DOCUMENT_ENTRY, "referenceIdList", new InSlot("urn:ihe:iti:xds:2013:referenceIdList"), DataType.CXI, many(OPTIONAL), "reference"),
    DE_REPOSITORY_UNIQUE_ID(DOCUMENT_ENTRY, "repositoryUniqueId", new InSlot("repositoryUniqueId"), DataType.OID,
            one(Map.of(Submission.PROVIDE, OPTIONAL), REQUIRED), "repository_uid"),
    DE_SIZE(DOCUMENT_ENTRY, "size", new InSlot("size"), DataType.INTEGER,
            one(Map.of(Submission.PROVIDE, OPTIONAL, Submission.REGISTER_ON_DEMAND, PROHIBITED), REQUIRED), "size"),
    DE_HASH(DOCUMENT_ENTRY, "hash", new InSlot("hash"), DataType.SHA1,
            one(Map.of(Submission.PROVIDE, OPTIONAL, Submission.REGISTER_ON_DEMAND, PROHIBITED), REQUIRED), "hash"),
    DE_URI(DOCUMENT_ENTRY, "URI", new InSlot("URI"), DataType.URI, many(OPTIONAL), ""),
    DE_DOCUMENT_AVAILABILITY(DOCUMENT_ENTRY, "documentAvailability", new InSlot("documentAvailability"), DataType.URN, one(OPTIONAL), ""),

    // SubmissionSet, ITI TF-3 4.2.3.3
    SS_ENTRY_UUID(SUBMISSION_SET, "entryUUID", new XmlAttribute("id"), DataType.ENTRY_ID, one(REQUIRED), "id"),
    SS_HOME_COMMUNITY_ID(SUBMISSION_SET, "homeCommunityId", new XmlAttribute("home"), DataType.HOME, one(OPTIONAL), "home"),
    SS_AVAILABILITY_STATUS(SUBMISSION_SET, "availabilityStatus", new XmlAttribute("status"), DataType.URN, one(OPTIONAL), "status"),
    SS_TITLE(SUBMISSION_SET, "title", new Name(), DataType.TEXT, one(OPTIONAL), ""),
    SS_COMMENTS(SUBMISSION_SET, "comments", new Description(), DataType.TEXT, one(OPTIONAL), ""),
    SS_PATIENT_ID(SUBMISSION_SET, "patientId",
            new Identifier("urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446", "XDSSubmissionSet.patientId"), DataType.CX, one(REQUIRED), "patient"),
    SS_UNIQUE_ID(SUBMISSION_SET, "uniqueId",
            new Identifier("urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8", "XDSSubmissionSet.uniqueId"), DataType.OID, one(REQUIRED), "unique_id"),
    SS_SOURCE_ID(SUBMISSION_SET, "sourceId",
            new Identifier("urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832", "XDSSubmissionSet.sourceId"), DataType.OID, one(REQUIRED), "code"),
    SS_AUTHOR(SUBMISSION_SET, "author", new Classified("urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d"), DataType.AUTHOR, many(OPTIONAL), "author"),
    SS_CONTENT_TYPE_CODE(SUBMISSION_SET, "contentTypeCode",
            new Classified("urn:uuid:aa543740-bdda-424e-8c96-df4873be8500"), DataType.CODE, one(REQUIRED), "code"),
    SS_LIMITED_METADATA(SUBMISSION_SET, "limitedMetadata",
            new Classified("urn:uuid:5003a9db-8d8d-49e6-bf0c-990e34ac7707"), DataType.TEXT, one(OPTIONAL), ""),
    SS_INTENDED_RECIPIENT(SUBMISSION_SET, "intendedRecipient", new InSlot("intendedRecipient"), DataType.RECIPIENT, many(OPTIONAL), ""),
    SS_SUBMISSION_TIME(SUBMISSION_SET, "submissionTime", new InSlot("submissionTime"), DataType.DTM, one(REQUIRED), "submission_time"),

    // Folder, ITI TF-3 4.2.3.4
    FOL_ENTRY_UUID(FOLDER, "entryUUID", new XmlAttribute("id"), DataType.ENTRY_ID, one(REQUIRED), "id"),
    FOL_LOGICAL_ID(FOLDER, "logicalID", new XmlAttribute("lid"), DataType.ENTRY_ID, one(OPTIONAL), "lid"),
    FOL_HOME_COMMUNITY_ID(FOLDER, "homeCommunityId", new XmlAttribute("home"), DataType.HOME, one(OPTIONAL), "home"),
    FOL_AVAILABILITY_STATUS(FOLDER, "availabilityStatus", new XmlAttribute("status"), DataType.URN, one(OPTIONAL), "status"),
    FOL_TITLE(FOLDER, "title", new Name(), DataType.TEXT, one(REQUIRED), ""),
    FOL_COMMENTS(FOLDER, "comments", new Description(), DataType.TEXT, one(OPTIONAL), ""),
    FOL_VERSION(FOLDER, "version", new Version(), DataType.TEXT, one(OPTIONAL), "version"),
    FOL_PATIENT_ID(FOLDER, "patientId",
            new Identifier("urn:uuid:f64ffdf0-4b97-4e06-b79f-a52b38ec2f8a", "XDSFolder.patientId"), DataType.CX, one(REQUIRED), "patient"),
    FOL_UNIQUE_ID(FOLDER, "uniqueId",
            new Identifier("urn:uuid:75df8f67-9973-4fbe-a900-df66cefecc5a", "XDSFolder.uniqueId"), DataType.OID, one(REQUIRED), "unique_id"),
    FOL_CODE_LIST(FOLDER, "codeList", new Classified("urn:uuid:1ba97051-7806-41a8-a48b-8fce7af683c5"), DataType.CODE, many(REQUIRED), "code"),
    FOL_LIMITED_METADATA(FOLDER, "limitedMetadata",
            new Classified("urn:uuid:2c144a76-29a9-4b7c-af54-b25409fe7d03"), DataType.TEXT, one(OPTIONAL), ""),
    FOL_LAST_UPDATE_TIME(FOLDER, "lastUpdateTime", new InSlot("lastUpdateTime"), DataType.DTM, one(OPTIONAL), "last_update_time"),

    // Association, ITI TF-3 4.2.2
    AS_ENTRY_UUID(ASSOCIATION, "entryUUID", new XmlAttribute("id"), DataType.ENTRY_ID, one(OPTIONAL), "id"),
    AS_HOME_COMMUNITY_ID(ASSOCIATION, "homeCommunityId", new XmlAttribute("home"), DataType.HOME, one(OPTIONAL), "home"),
    AS_AVAILABILITY_STATUS(ASSOCIATION, "availabilityStatus", new XmlAttribute("status"), DataType.URN, one(OPTIONAL), "status"),
    AS_TYPE(ASSOCIATION, "associationType", new XmlAttribute("associationType"), DataType.URN, one(REQUIRED), "type"),
    AS_SOURCE(ASSOCIATION, "sourceObject", new XmlAttribute("sourceObject"), DataType.ENTRY_ID, one(REQUIRED), "source"),
    AS_TARGET(ASSOCIATION, "targetObject", new XmlAttribute("targetObject"), DataType.ENTRY_ID, one(REQUIRED), "target"),
    AS_SUBMISSION_SET_STATUS(ASSOCIATION, "SubmissionSetStatus", new InSlot("SubmissionSetStatus"), DataType.TEXT, one(OPTIONAL), ""),
    AS_PREVIOUS_VERSION(ASSOCIATION, "PreviousVersion", new InSlot("PreviousVersion"), DataType.TEXT, one(OPTIONAL), ""),
    AS_ASSOCIATION_PROPAGATION(ASSOCIATION, "AssociationPropagation", new InSlot("AssociationPropagation"), DataType.TEXT, one(OPTIONAL), ""),
    AS_ORIGINAL_STATUS(ASSOCIATION, "OriginalStatus", new InSlot("OriginalStatus"), DataType.URN, one(OPTIONAL), ""),
    AS_NEW_STATUS(ASSOCIATION, "NewStatus", new InSlot("NewStatus"), DataType.URN, one(OPTIONAL), ""),
    AS_DOCUMENTATION(ASSOCIATION, "associationDocumentation",
            new Classified("urn:uuid:abd807a3-4432-4053-87b4-fd82c643d1f3"), DataType.CODE, one(OPTIONAL), "");

    /**
     * How often and when.
     *
     * @param multiple   whether it may hold several values
     * @param exceptions the transactions that ask something else than the rule
     * @param rule       what all other transactions ask
     */
    private record Cardinality(boolean multiple, Map<Submission, Presence> exceptions, Presence rule) {
    }

    private static final Map<ObjectKind, List<Attribute>> BY_KIND = new EnumMap<>(ObjectKind.class);

    static {
        for (ObjectKind kind : ObjectKind.values()) {
            BY_KIND.put(kind, Arrays.stream(values()).filter(a -> a.kind == kind).toList());
        }
    }

    private final ObjectKind kind;
    private final String label;
    private final Location location;
    private final DataType type;
    private final Cardinality cardinality;
    private final String index;

    Attribute(ObjectKind kind, String label, Location location, DataType type, Cardinality cardinality, String index) {
        this.kind = kind;
        this.label = label;
        this.location = location;
        this.type = type;
        this.cardinality = cardinality;
        this.index = index;
    }

    private static Cardinality one(Presence rule) {
        return new Cardinality(false, Map.of(), rule);
    }

    private static Cardinality one(Map<Submission, Presence> exceptions, Presence rule) {
        return new Cardinality(false, exceptions, rule);
    }

    private static Cardinality many(Presence rule) {
        return new Cardinality(true, Map.of(), rule);
    }

    /** The attributes of a kind of object, in the order of the standard's tables. */
    public static List<Attribute> of(ObjectKind kind) {
        return BY_KIND.get(kind);
    }

    /** The kind of object that has this attribute. */
    public ObjectKind kind() {
        return kind;
    }

    /** The standard's name, such as {@code healthcareFacilityTypeCode}. */
    public String label() {
        return label;
    }

    /** The standard's name with its object, such as {@code DocumentEntry.uniqueId}: what error texts say. */
    public String qualifiedLabel() {
        return kind.label() + '.' + label;
    }

    /** Where it stands in ebRIM. */
    public Location location() {
        return location;
    }

    /** Its data type. */
    public DataType type() {
        return type;
    }

    /** Whether it may hold several values. */
    public boolean multiple() {
        return cardinality.multiple;
    }

    /** What a submission asks of its presence. */
    public Presence presence(Submission submission) {
        return cardinality.exceptions.getOrDefault(submission, cardinality.rule);
    }

    /**
     * By what a registry finds it: a column's name, or {@code code}, {@code author}, {@code reference} for the rows of
     * those tables; empty when no query asks for it.
     */
    public Optional<String> index() {
        return index.isEmpty() ? Optional.empty() : Optional.of(index);
    }

    /** The scheme of its classification or external identifier; an error for an attribute that stands elsewhere. */
    public String scheme() {
        if (location instanceof Classified classified) {
            return classified.scheme();
        }
        if (location instanceof Identifier identifier) {
            return identifier.scheme();
        }
        throw new IllegalStateException(qualifiedLabel() + " has no scheme");
    }

    /** Its plain values in an object: text, the code of a classification, the value of an identifier. */
    public List<String> values(RegistryObject object) {
        return location.values(object);
    }

    /** Its first value in an object. */
    public Optional<String> value(RegistryObject object) {
        return values(object).stream().findFirst();
    }

    /** Its values in an object as codes; for attributes of type {@link DataType#CODE}. */
    public List<Code> codes(RegistryObject object) {
        return object.classifications(scheme()).stream().map(Code::of).toList();
    }
}
