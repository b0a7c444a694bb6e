package org.affinitydomain.registry.update;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.affinitydomain.xds.metadata.AvailabilityStatus.APPROVED;
import static org.affinitydomain.xds.metadata.AvailabilityStatus.DEPRECATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.SampleUpdate;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.Together;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates on every database: what they change, what is refused, and that a refused one leaves nothing. */
@ParameterizedClass
@EnumSource
class UpdateDocumentSetTest {

    private static final Slot LEVEL_2 = Slot.of("$MetadataLevel", "2");

    private final TestRegistry test;
    private final Queries queries;
    private final String patient;

    UpdateDocumentSetTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.patient = test.patient();
    }

    @Test
    void aNewVersionOfADocument() throws Exception {
        String document = register();
        RegistryObject first = queries.document(document);
        accept(update().version("v2", first, "1", d -> d.set(Attribute.DE_TITLE, "Better")));
        RegistryObject second = queries.document(document);
        assertEquals(List.of("2", "Better", APPROVED), List.of(second.versionName().orElseThrow(), title(second), status(second)));
        assertEquals(first.id(), second.attribute("lid").orElseThrow());
        assertEquals(List.of(DEPRECATED, APPROVED), versions(document).stream().map(UpdateDocumentSetTest::status).toList());
        assertEquals(2, queries.objects(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryLogicalID", "('" + first.id() + "')"), LEVEL_2).size());
        accept(update().version("v3", second, "2", d -> d));
        assertEquals(List.of("1", "2", "3"), versions(document).stream().map(v -> v.versionName().orElseThrow()).toList());
    }

    @Test
    void theWrongVersionIsRefused() throws Exception {
        RegistryObject first = queries.document(register());
        refuse(XdsErrorCode.METADATA_VERSION_ERROR, update().version("v", first, "2", d -> d));
        refuse(XdsErrorCode.METADATA_VERSION_ERROR, update().version("v", first.withAttribute("lid", other()), "1", d -> d));
        refuse(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update().version("v", first, "one", d -> d));
        refuse(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update());
        refuse(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update().version("v", first, "1", d -> d).version("w", first, "1", d -> d));
    }

    @Test
    void whatMakesAnObjectWhatItIsStays() throws Exception {
        RegistryObject first = queries.document(register());
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().version("v", first, "1", d -> d.set(Attribute.DE_UNIQUE_ID, uniqueId())));
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().version("v", first, "1", d -> d.set(Attribute.DE_LOGICAL_ID, "v")));
        // an On-Demand entry has no creation time, size and hash
        RegistryObject onDemand = first.withAttribute("objectType", ObjectKind.ON_DEMAND)
                .withSlot("creationTime", List.of()).withSlot("size", List.of()).withSlot("hash", List.of());
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().version("v", onDemand, "1", d -> d));
        accept(update().status(first.id(), APPROVED, DEPRECATED));
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().version("v", first, "1", d -> d));
    }

    @RepeatedTest(5)
    void ofTwoUpdatesAtOnceOneIsToldOfTheOther() throws Exception {
        String document = register();
        RegistryObject first = queries.document(document);
        List<RegistryResponse> responses = Together.call(List.of(
                () -> update(update().version("a", first, "1", d -> d.set(Attribute.DE_TITLE, "A"))),
                () -> update(update().version("b", first, "1", d -> d.set(Attribute.DE_TITLE, "B")))));
        assertEquals(List.of(XdsErrorCode.METADATA_VERSION_ERROR.code()),
                responses.stream().flatMap(r -> r.errors().stream()).map(e -> e.errorCode()).toList());
        assertEquals(2, versions(document).size());
    }

    @Test
    void theStatusOfADocument() throws Exception {
        String document = register();
        RegistryObject first = queries.document(document);
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().status(first.id(), DEPRECATED, APPROVED));
        accept(update().status(first.id(), APPROVED, DEPRECATED));
        assertEquals(DEPRECATED, status(queries.document(document)));
        accept(update().status(first.id(), DEPRECATED, APPROVED));
        accept(update().version("v2", first, "1", d -> d).status("v2", APPROVED, DEPRECATED));
        assertEquals(List.of(DEPRECATED, DEPRECATED), versions(document).stream().map(UpdateDocumentSetTest::status).toList());
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().status(first.id(), DEPRECATED, APPROVED));
        refuse(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, update().status(other(), APPROVED, DEPRECATED));
        String set = Queries.of(ObjectKind.SUBMISSION_SET, queries.all(patient)).get(0).id();
        refuse(XdsErrorCode.METADATA_UPDATE_ERROR, update().status(set, APPROVED, DEPRECATED));
    }

    @Test
    void associationsGoOnWithTheNewVersion() throws Exception {
        String folder = uniqueId();
        String document = uniqueId();
        String addendum = uniqueId();
        accept(SampleSubmission.of(patient).document("d", document).folder("f", folder).member("f", "d"));
        accept(SampleSubmission.of(patient).document("a", addendum).relation(AssociationType.APND, "a", queries.document(document).id()));
        RegistryObject first = queries.document(document);
        accept(update().version("v2", first, "1", d -> d));
        String second = queries.document(document).id();
        assertEquals(List.of(folder), queries.objects(StoredQuery.GET_FOLDERS_FOR_DOCUMENT, Slot.of("$XDSDocumentEntryEntryUUID", "'" + second + "'"))
                .stream().map(f -> Attribute.FOL_UNIQUE_ID.value(f).orElseThrow()).toList());
        assertEquals(List.of(addendum), related(second));
        accept(update().versionAlone("v3", queries.document(document), "2", d -> d));
        assertEquals(List.of(), related(queries.document(document).id()));
        assertEquals(List.of(addendum), related(second), "the earlier version keeps what it had");
    }

    @Test
    void aFolderAndItsDocumentTogether() throws Exception {
        String folder = uniqueId();
        String document = uniqueId();
        accept(SampleSubmission.of(patient).document("d", document).folder("f", folder).member("f", "d"));
        accept(update().version("f2", queries.folder(folder), "1", f -> f.set(Attribute.FOL_TITLE, "Better"))
                .version("d2", queries.document(document), "1", d -> d));
        List<RegistryObject> contents = queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS, Slot.of("$XDSFolderEntryUUID",
                "'" + queries.folder(folder).id() + "'"), LEVEL_2);
        assertEquals("Better", title(queries.folder(folder)));
        assertEquals(List.of(queries.document(document).id()),
                Queries.of(ObjectKind.DOCUMENT_ENTRY, contents).stream().map(RegistryObject::id).toList());
        SampleSubmission late = SampleSubmission.of(patient).document("e", uniqueId()).member(Queries.of(ObjectKind.FOLDER, queries.objects(
                StoredQuery.GET_FOLDERS, Slot.of("$XDSFolderUniqueId", "('" + folder + "')"), LEVEL_2)).get(0).id(), "e");
        expect(XdsErrorCode.REGISTRY_METADATA_ERROR, test.service().registerDocumentSet(late.request()));
        assertEquals(2, queries.objects(StoredQuery.GET_FOLDERS, Slot.of("$XDSFolderUniqueId", "('" + folder + "')"), LEVEL_2).size());
    }

    @Test
    void anotherPatient() throws Exception {
        String folder = uniqueId();
        String document = uniqueId();
        String other = test.patient();
        accept(SampleSubmission.of(patient).document("d", document).folder("f", folder).member("f", "d"));
        RegistryObject first = queries.folder(folder);
        refuse(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR, SampleUpdate.of(other).version("f2", first, "1", f -> f.set(Attribute.FOL_PATIENT_ID, other)));
        refuse(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR, SampleUpdate.of(other).version("f2", first, "1", f -> f));
        accept(SampleUpdate.of(other).version("f2", first, "1", f -> f.set(Attribute.FOL_PATIENT_ID, other))
                .version("d2", queries.document(document), "1", d -> d.set(Attribute.DE_PATIENT_ID, other)));
        assertEquals(List.of(other), Attribute.FOL_PATIENT_ID.values(queries.folder(folder)));
        assertTrue(queries.ask(StoredQuery.GET_FOLDERS, ReturnType.LEAF_CLASS, Slot.of("$XDSFolderUniqueId", "('" + folder + "')"), LEVEL_2)
                .response().errors().get(0).is(XdsErrorCode.RESULT_NOT_SINGLE_PATIENT));
        refuse(XdsErrorCode.UNKNOWN_PATIENT_ID, SampleUpdate.of("nobody^^^&1.2.3&ISO").status(first.id(), APPROVED, DEPRECATED));
    }

    @Test
    void associationsAreSubmittedAndTakenBack() throws Exception {
        String folder = uniqueId();
        String document = uniqueId();
        accept(SampleSubmission.of(patient).document("d", document).folder("f", folder));
        String member = queries.document(document).id();
        String container = queries.folder(folder).id();
        accept(update().associate(AssociationType.HAS_MEMBER, container, member));
        assertEquals(List.of(member), members(folder));
        RegistryObject membership = Queries.of(ObjectKind.ASSOCIATION, queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS,
                Slot.of("$XDSFolderUniqueId", "'" + folder + "'"))).get(0);
        accept(update().status(membership.id(), APPROVED, DEPRECATED));
        assertEquals(List.of(), members(folder));
        refuse(XdsErrorCode.REGISTRY_METADATA_ERROR, update().associate(AssociationType.APND, container, member));
        refuse(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, update().associate(AssociationType.APND, other(), member));
        refuse(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR, SampleUpdate.of(test.patient()).associate(AssociationType.HAS_MEMBER, container, member));
    }

    @Test
    void theRestrictedUpdate() throws Exception {
        String document = register();
        RegistryObject first = queries.document(document);
        accept(update().status(first.id(), APPROVED, DEPRECATED));
        assertEquals(List.of(), test.service().restrictedUpdateDocumentSet(update().version("v2", first, "1",
                d -> d.set(Attribute.DE_COMMENTS, "read").set(Attribute.DE_HOME_COMMUNITY_ID, "urn:oid:1.2.9")).request()).errors());
        assertEquals(List.of(), Attribute.DE_HOME_COMMUNITY_ID.values(queries.document(document)));
        assertEquals(List.of("2", DEPRECATED), List.of(queries.document(document).versionName().orElseThrow(), status(queries.document(document))));
        RegistryObject second = queries.document(document);
        restricted(XdsErrorCode.METADATA_VERSION_ERROR, update().version("v3", second, "1", d -> d));
        restricted(XdsErrorCode.METADATA_IDENTIFIER_ERROR, update().version("v3", second, "2", d -> d.set(Attribute.DE_UNIQUE_ID, uniqueId())));
        restricted(XdsErrorCode.UNMODIFIABLE_METADATA_ERROR, update().version("v3", second, "2", d -> d.set(Attribute.DE_REPOSITORY_UNIQUE_ID, "1.9")));
        restricted(XdsErrorCode.METADATA_UPDATE_OPERATION_ERROR, update().status(second.id(), DEPRECATED, APPROVED));
        String other = test.patient();
        restricted(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR,
                SampleUpdate.of(other).version("v3", second, "2", d -> d.set(Attribute.DE_PATIENT_ID, other)));
    }

    @Test
    void whenTheLatestVersionIsRemovedTheOneBeforeIsShownAgain() throws Exception {
        String document = register();
        RegistryObject first = queries.document(document);
        accept(update().version("v2", first, "1", d -> d));
        String second = queries.document(document).id();
        List<String> removed = new ArrayList<>(List.of(second));
        removed.addAll(queries.ids(StoredQuery.GET_ASSOCIATIONS, Slot.of("$uuid", "('" + second + "')")));
        removed.addAll(queries.ids(StoredQuery.GET_SUBMISSION_SETS, Slot.of("$uuid", "('" + second + "')")));
        assertEquals(List.of(), test.service().removeMetadata(new RemoveObjectsRequest(removed.stream().distinct().toList())).errors());
        assertEquals(first.id(), queries.document(document).id());
        accept(update().status(first.id(), DEPRECATED, APPROVED));
        accept(update().version("v2", first, "1", d -> d));
        assertEquals("2", queries.document(document).versionName().orElseThrow());
    }

    private String register() {
        String document = uniqueId();
        accept(SampleSubmission.of(patient).document("d", document));
        return document;
    }

    private SampleUpdate update() {
        return SampleUpdate.of(patient);
    }

    private RegistryResponse update(SampleUpdate update) {
        return test.service().updateDocumentSet(update.request());
    }

    private void accept(SampleSubmission submission) {
        assertEquals(List.of(), test.service().registerDocumentSet(submission.request()).errors());
    }

    private void accept(SampleUpdate update) {
        assertEquals(List.of(), update(update).errors());
    }

    private void refuse(XdsErrorCode code, SampleUpdate update) throws Exception {
        var before = test.rows();
        expect(code, update(update));
        assertEquals(before, test.rows());
    }

    private void restricted(XdsErrorCode code, SampleUpdate update) throws Exception {
        var before = test.rows();
        expect(code, test.service().restrictedUpdateDocumentSet(update.request()));
        assertEquals(before, test.rows());
    }

    private static void expect(XdsErrorCode code, RegistryResponse response) {
        assertTrue(response.errors().stream().anyMatch(e -> e.is(code)), () -> code + " expected, but was " + response);
    }

    private List<RegistryObject> versions(String document) throws Exception {
        return queries.objects(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryUniqueId", "('" + document + "')"), LEVEL_2);
    }

    private List<String> related(String id) throws Exception {
        return Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.objects(StoredQuery.GET_RELATED_DOCUMENTS, LEVEL_2, Slot.of("$XDSDocumentEntryEntryUUID",
                "'" + id + "'"), Slot.of("$AssociationTypes", "('" + AssociationType.APND.urn() + "')"))).stream()
                .filter(d -> !d.id().equals(id)).map(d -> Attribute.DE_UNIQUE_ID.value(d).orElseThrow()).toList();
    }

    private List<String> members(String folder) throws Exception {
        return Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS,
                Slot.of("$XDSFolderUniqueId", "'" + folder + "'"))).stream().map(RegistryObject::id).toList();
    }

    private static String title(RegistryObject object) {
        return object.names().get(0).value();
    }

    private static String status(RegistryObject object) {
        return object.attribute("status").orElseThrow();
    }

    private static String other() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
