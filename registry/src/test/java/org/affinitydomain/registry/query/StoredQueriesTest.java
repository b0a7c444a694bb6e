package org.affinitydomain.registry.query;

import static org.affinitydomain.registry.SampleSubmission.ALLERGY;
import static org.affinitydomain.registry.SampleSubmission.FOUNDATIONAL;
import static org.affinitydomain.registry.SampleSubmission.FULL_ACCESS;
import static org.affinitydomain.registry.SampleSubmission.LOW;
import static org.affinitydomain.registry.SampleSubmission.OTHER_FORMAT;
import static org.affinitydomain.registry.SampleSubmission.REFERRALS;
import static org.affinitydomain.registry.SampleSubmission.author;
import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class StoredQueriesTest {

    private static final Slot APPROVED = status("$XDSDocumentEntryStatus", AvailabilityStatus.APPROVED);

    private final TestRegistry test;
    private final Queries queries;
    private final String patient;

    StoredQueriesTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.patient = test.patient();
    }

    @Test
    void findsThePatientsDocumentsOnly() throws Exception {
        String mine = register(d -> d);
        accept(SampleSubmission.of(test.patient()).document("d", uniqueId()));
        assertEquals(Set.of(mine), find());
        assertEquals(List.of(), queries.ids(StoredQuery.FIND_DOCUMENTS, APPROVED, Slot.of("$XDSDocumentEntryPatientId", "'nobody^^^&1.2&ISO'")));
        assertEquals(List.of(queries.document(mine).id()), queries.ids(StoredQuery.FIND_DOCUMENTS, APPROVED, patientSlot()));
    }

    @Test
    void findsByStatus() throws Exception {
        String original = register(d -> d);
        String replacement = uniqueId();
        accept(SampleSubmission.of(patient).document("r", replacement).relation(AssociationType.RPLC, "r", queries.document(original).id()));
        assertEquals(Set.of(replacement), find());
        assertEquals(Set.of(original), uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS, patientSlot(),
                status("$XDSDocumentEntryStatus", AvailabilityStatus.DEPRECATED))));
        assertEquals(Set.of(original, replacement), uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS, patientSlot(),
                Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "','" + AvailabilityStatus.DEPRECATED + "')"))));
        assertEquals(Set.of(), uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS, patientSlot(), status("$XDSDocumentEntryStatus", "urn:x"))));
    }

    @Test
    void findsByCodes() throws Exception {
        String low = register(d -> d.code(Attribute.DE_CONFIDENTIALITY_CODE, LOW));
        String events = register(d -> d.code(Attribute.DE_EVENT_CODE_LIST, FULL_ACCESS).code(Attribute.DE_EVENT_CODE_LIST, FOUNDATIONAL));
        String event = register(d -> d.code(Attribute.DE_EVENT_CODE_LIST, FULL_ACCESS));
        assertEquals(Set.of(low), find(codes("$XDSDocumentEntryConfidentialityCode", LOW)));
        assertEquals(Set.of(low, events, event), find(codes("$XDSDocumentEntryConfidentialityCode", LOW, SampleSubmission.NORMAL)));
        assertEquals(Set.of(low), find(codes("$XDSDocumentEntryConfidentialityCode", LOW), codes("$XDSDocumentEntryConfidentialityCode", SampleSubmission.NORMAL)));
        assertEquals(Set.of(events, event), find(codes("$XDSDocumentEntryEventCodeList", FULL_ACCESS, FOUNDATIONAL)));
        assertEquals(Set.of(events), find(codes("$XDSDocumentEntryEventCodeList", FULL_ACCESS), codes("$XDSDocumentEntryEventCodeList", FOUNDATIONAL)));
        assertEquals(Set.of(low, events, event), find(codes("$XDSDocumentEntryClassCode", SampleSubmission.REPORTS)));
        assertEquals(Set.of(), find(codes("$XDSDocumentEntryTypeCode", SampleSubmission.REPORTS)), "a code of another attribute");
        assertEquals(Set.of(), find(codes("$XDSDocumentEntryClassCode", new Code("REPORTS", "1.2", ""))), "a code of another scheme");
    }

    @Test
    void findsByTimes() throws Exception {
        String year = register(d -> d.set(Attribute.DE_CREATION_TIME, "2004"));
        String day = register(d -> d.set(Attribute.DE_CREATION_TIME, "20041224").set(Attribute.DE_SERVICE_START_TIME, "200412230800")
                .set(Attribute.DE_SERVICE_STOP_TIME, "200412230801"));
        assertEquals(Set.of(year, day), find(Slot.of("$XDSDocumentEntryCreationTimeFrom", "2004"), Slot.of("$XDSDocumentEntryCreationTimeTo", "2005")));
        assertEquals(Set.of(year), find(Slot.of("$XDSDocumentEntryCreationTimeTo", "20041224")), "to is exclusive");
        assertEquals(Set.of(day), find(Slot.of("$XDSDocumentEntryCreationTimeFrom", "20041224"), Slot.of("$XDSDocumentEntryCreationTimeTo", "20041225")),
                "from is inclusive");
        assertEquals(Set.of(day), find(Slot.of("$XDSDocumentEntryServiceStartTimeFrom", "200412230800")));
        assertEquals(Set.of(), find(Slot.of("$XDSDocumentEntryServiceStopTimeTo", "200412230801")));
    }

    @Test
    void findsByAuthorAndTitle() throws Exception {
        String ford = register(d -> d.author(Attribute.DE_AUTHOR, author("^Ford^Sherry^^^")).set(Attribute.DE_TITLE, "Chest X-ray"));
        String other = register(d -> d.set(Attribute.DE_TITLE, "Chest CT"));
        assertEquals(Set.of(ford), find(Slot.of("$XDSDocumentEntryAuthorPerson", "('%Ford%')")));
        assertEquals(Set.of(ford), find(Slot.of("$XDSDocumentEntryAuthorPerson", "('_Ford^Sherry%','nobody')")));
        assertEquals(Set.of(ford, other), find(Slot.of("$XDSDocumentEntryAuthorPerson", "('%Smitty%')")));
        assertEquals(Set.of(), find(Slot.of("$XDSDocumentEntryAuthorPerson", "('%Smitty%Ford%')")), "a pattern does not reach from author to author");
        assertEquals(Set.of(ford, other), uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS_BY_TITLE, patientSlot(), APPROVED,
                Slot.of("$XDSDocumentEntryTitle", "('Chest%')"))));
        assertEquals(Set.of(other), uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS_BY_TITLE, patientSlot(), APPROVED,
                Slot.of("$XDSDocumentEntryTitle", "('%CT')"))));
    }

    @Test
    void findsByReferenceId() throws Exception {
        String accession = "A1^^^&1.2.5&ISO^urn:ihe:iti:xds:2013:accession";
        String study = "1.2.3^^^^urn:ihe:iti:xds:2016:studyInstanceUID";
        String both = register(d -> d.set(Attribute.DE_REFERENCE_ID_LIST, accession, study));
        String one = register(d -> d.set(Attribute.DE_REFERENCE_ID_LIST, accession));
        register(d -> d);
        assertEquals(Set.of(both, one), byReference(references(accession)));
        assertEquals(Set.of(both), byReference(references(study)));
        assertEquals(Set.of(both), byReference(references(study), references(accession)));
        assertEquals(Set.of(both, one), byReference(references(study, accession)));
        assertEquals(Set.of(), byReference(references("A1")));
    }

    @Test
    void findsSubmissionSets() throws Exception {
        accept(SampleSubmission.of(patient, ss -> ss.set(Attribute.SS_SUBMISSION_TIME, "2019").set(Attribute.SS_SOURCE_ID, "1.2.9")).document("d", uniqueId()));
        accept(SampleSubmission.of(patient).document("d", uniqueId()));
        Slot status = status("$XDSSubmissionSetStatus", AvailabilityStatus.APPROVED);
        Slot of = Slot.of("$XDSSubmissionSetPatientId", "'" + patient + "'");
        assertEquals(2, queries.objects(StoredQuery.FIND_SUBMISSION_SETS, of, status).size());
        assertEquals(1, queries.objects(StoredQuery.FIND_SUBMISSION_SETS, of, status, Slot.of("$XDSSubmissionSetSourceId", "('1.2.9','1.2.10')")).size());
        assertEquals(1, queries.objects(StoredQuery.FIND_SUBMISSION_SETS, of, status, Slot.of("$XDSSubmissionSetSubmissionTimeFrom", "2020")).size());
        assertEquals(2, queries.objects(StoredQuery.FIND_SUBMISSION_SETS, of, status, Slot.of("$XDSSubmissionSetAuthorPerson", "'%Welby%'")).size());
        assertEquals(0, queries.objects(StoredQuery.FIND_SUBMISSION_SETS, of, status,
                codes("$XDSSubmissionSetContentType", SampleSubmission.REPORTS)).size());
    }

    @Test
    void findsFolders() throws Exception {
        accept(SampleSubmission.of(patient).folder("a", uniqueId(), REFERRALS, ALLERGY).folder("b", uniqueId(), REFERRALS));
        Slot status = status("$XDSFolderStatus", AvailabilityStatus.APPROVED);
        Slot of = Slot.of("$XDSFolderPatientId", "'" + patient + "'");
        assertEquals(2, queries.objects(StoredQuery.FIND_FOLDERS, of, status).size());
        assertEquals(2, queries.objects(StoredQuery.FIND_FOLDERS, of, status, codes("$XDSFolderCodeList", REFERRALS, ALLERGY)).size());
        assertEquals(1, queries.objects(StoredQuery.FIND_FOLDERS, of, status, codes("$XDSFolderCodeList", REFERRALS), codes("$XDSFolderCodeList", ALLERGY)).size());
        assertEquals(2, queries.objects(StoredQuery.FIND_FOLDERS, of, status, Slot.of("$XDSFolderLastUpdateTimeFrom", "2026")).size());
        assertEquals(0, queries.objects(StoredQuery.FIND_FOLDERS, of, status, Slot.of("$XDSFolderLastUpdateTimeTo", "2020")).size());
    }

    @Test
    void getsContents() throws Exception {
        String one = uniqueId();
        String two = uniqueId();
        String folder = uniqueId();
        SampleSubmission submission = SampleSubmission.of(patient).document("one", one)
                .document("two", two, d -> d.code(Attribute.DE_CONFIDENTIALITY_CODE, LOW)).folder("fol", folder).member("fol", "one").member("fol", "two");
        accept(submission);
        Slot set = Slot.of("$XDSSubmissionSetUniqueId", "'" + submission.submissionSetUniqueId() + "'");
        assertEquals(List.of(1, 2, 1, 7), counts(queries.objects(StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS, set)));
        assertEquals(List.of(1, 1, 1, 4), counts(queries.objects(StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS, set,
                codes("$XDSDocumentEntryConfidentialityCode", LOW))));
        assertEquals(List.of(1, 0, 1, 1), counts(queries.objects(StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS, set,
                codes("$XDSDocumentEntryFormatCode", OTHER_FORMAT))));
        Slot folderId = Slot.of("$XDSFolderUniqueId", "'" + folder + "'");
        assertEquals(List.of(0, 2, 1, 2), counts(queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS, folderId)));
        assertEquals(List.of(0, 1, 1, 1), counts(queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS, folderId,
                codes("$XDSDocumentEntryConfidentialityCode", LOW))));
        assertEquals(List.of(0, 0, 1, 0), counts(queries.objects(StoredQuery.GET_FOLDERS_FOR_DOCUMENT, Slot.of("$XDSDocumentEntryUniqueId", "'" + two + "'"))));
        assertEquals(List.of(0, 2, 0, 4), counts(queries.objects(StoredQuery.GET_DOCUMENTS_AND_ASSOCIATIONS,
                Slot.of("$XDSDocumentEntryUniqueId", "('" + one + "','" + two + "')"))));
        assertEquals(List.of(1, 0, 0, 2), counts(queries.objects(StoredQuery.GET_SUBMISSION_SETS,
                Slot.of("$uuid", "('" + queries.document(one).id() + "','" + queries.document(two).id() + "')"))));
        assertEquals(List.of(0, 0, 0, 4), counts(queries.objects(StoredQuery.GET_ASSOCIATIONS,
                Slot.of("$uuid", "('" + queries.document(one).id() + "')", "('" + queries.document(two).id() + "')"))));
        assertEquals(List.of(1, 2, 1, 7), counts(queries.all(patient)));
    }

    @Test
    void getsByIdWhatIsOfThatKind() throws Exception {
        String document = register(d -> d);
        String id = queries.document(document).id();
        assertEquals(List.of(id), queries.ids(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryEntryUUID", "('" + id + "','" + id + "')")));
        assertEquals(List.of(id), queries.ids(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryLogicalID", "('" + id + "')")));
        assertEquals(List.of(), queries.ids(StoredQuery.GET_FOLDERS, Slot.of("$XDSFolderEntryUUID", "('" + id + "')")));
        assertEquals(List.of(), queries.ids(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryEntryUUID", "('urn:uuid:" + UUID.randomUUID() + "')")));
    }

    @Test
    void getsRelatedDocuments() throws Exception {
        String original = register(d -> d);
        String id = queries.document(original).id();
        String appended = uniqueId();
        String transformed = uniqueId();
        accept(SampleSubmission.of(patient).document("a", appended).relation(AssociationType.APND, "a", id)
                .document("t", transformed).relation(AssociationType.XFRM, "t", id));
        assertEquals(Set.of(original, appended), related(original, AssociationType.APND));
        assertEquals(Set.of(original, appended, transformed), related(original, AssociationType.APND, AssociationType.XFRM));
        assertEquals(Set.of(original, transformed), related(transformed, AssociationType.XFRM));
        assertEquals(Set.of(), related(original, AssociationType.RPLC));
        assertEquals(Set.of(), related(original, AssociationType.HAS_MEMBER), "what has the document as a member is no document");
    }

    @Test
    void refusesTooManyObjectsButGivesTheirIds() throws Exception {
        SampleSubmission submission = SampleSubmission.of(patient);
        IntStream.rangeClosed(0, TestRegistry.LIMITS.leafClass()).forEach(i -> submission.document("d" + i, uniqueId()));
        accept(submission);
        assertEquals(List.of(XdsErrorCode.TOO_MANY_RESULTS.code()), queries.ask(StoredQuery.FIND_DOCUMENTS, ReturnType.LEAF_CLASS, APPROVED, patientSlot())
                .response().errors().stream().map(e -> e.errorCode()).toList());
        assertEquals(TestRegistry.LIMITS.leafClass() + 1, queries.ids(StoredQuery.FIND_DOCUMENTS, APPROVED, patientSlot()).size());
    }

    @Test
    void answersLongListsOfIds() throws Exception {
        String document = register(d -> d);
        List<String> ids = new ArrayList<>(IntStream.range(0, 1500).mapToObj(i -> "'1.2.0." + i + "'").toList());
        ids.add("'" + document + "'");
        assertEquals(Set.of(document), uniqueIds(queries.objects(StoredQuery.GET_DOCUMENTS,
                Slot.of("$XDSDocumentEntryUniqueId", "(" + String.join(",", ids) + ")"))));
    }

    @Test
    void namesItsErrors() {
        assertTrue(queries.ask(StoredQuery.FIND_DOCUMENTS, ReturnType.LEAF_CLASS, APPROVED).response().errors().get(0)
                .is(XdsErrorCode.STORED_QUERY_MISSING_PARAM));
    }

    private Set<String> related(String document, AssociationType... types) throws Exception {
        return uniqueIds(Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.objects(StoredQuery.GET_RELATED_DOCUMENTS,
                Slot.of("$XDSDocumentEntryUniqueId", "'" + document + "'"),
                new Slot("$AssociationTypes", Arrays.stream(types).map(t -> "('" + t.urn() + "')").toList()))));
    }

    private String register(UnaryOperator<MetadataBuilder> change) {
        String uniqueId = uniqueId();
        accept(SampleSubmission.of(patient).document("doc", uniqueId, change));
        return uniqueId;
    }

    private void accept(SampleSubmission submission) {
        assertEquals(List.of(), test.service().registerDocumentSet(submission.request()).errors());
    }

    private Set<String> find(Slot... more) throws Exception {
        return uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS, slots(more)));
    }

    private Set<String> byReference(Slot... more) throws Exception {
        return uniqueIds(queries.objects(StoredQuery.FIND_DOCUMENTS_BY_REFERENCE_ID, slots(more)));
    }

    private Slot[] slots(Slot... more) {
        List<Slot> slots = new ArrayList<>(List.of(patientSlot(), APPROVED));
        slots.addAll(List.of(more));
        return slots.toArray(Slot[]::new);
    }

    private Slot patientSlot() {
        return Slot.of("$XDSDocumentEntryPatientId", "'" + patient + "'");
    }

    private static Slot status(String name, String status) {
        return Slot.of(name, "('" + status + "')");
    }

    private static Slot codes(String name, Code... codes) {
        return Slot.of(name, "(" + Arrays.stream(codes).map(c -> "'" + c.code() + "^^" + c.codingScheme() + "'").collect(Collectors.joining(",")) + ")");
    }

    private static Slot references(String... ids) {
        return Slot.of("$XDSDocumentEntryReferenceIdList", "('" + String.join("','", ids) + "')");
    }

    private static Set<String> uniqueIds(List<RegistryObject> objects) {
        return objects.stream().map(o -> Attribute.DE_UNIQUE_ID.value(o).orElseThrow()).collect(Collectors.toSet());
    }

    /** SubmissionSets, DocumentEntries, Folders, Associations. */
    private static List<Integer> counts(List<RegistryObject> objects) {
        assertEquals(objects.size(), objects.stream().map(RegistryObject::id).distinct().count(), "each once");
        return Stream.of(ObjectKind.SUBMISSION_SET, ObjectKind.DOCUMENT_ENTRY, ObjectKind.FOLDER, ObjectKind.ASSOCIATION)
                .map(kind -> Queries.of(kind, objects).size()).toList();
    }
}
