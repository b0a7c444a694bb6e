package org.affinitydomain.registry.removal;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Removal on every database, and queries over several patients that no longer find what was removed. */
@ParameterizedClass
@EnumSource
class RemoveMetadataTest {

    private final TestRegistry test;
    private final Queries queries;
    private final String patient;

    RemoveMetadataTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.patient = test.patient();
    }

    @Test
    void aWholeSubmissionLeavesNothing() throws Exception {
        var before = test.rows();
        accept(SampleSubmission.of(patient).document("d", uniqueId()).folder("f", uniqueId(), SampleSubmission.REFERRALS).member("f", "d"));
        assertTrue(remove(ids(queries.all(patient))).isSuccess());
        assertEquals(List.of(), queries.all(patient));
        assertEquals(before.get("registry_object"), test.rows().get("registry_object"));
    }

    @Test
    void nothingIsRemovedWhileSomethingPointsToIt() throws Exception {
        accept(SampleSubmission.of(patient).document("d", uniqueId()));
        List<RegistryObject> all = queries.all(patient);
        String set = Queries.of(ObjectKind.SUBMISSION_SET, all).get(0).id();
        String document = Queries.of(ObjectKind.DOCUMENT_ENTRY, all).get(0).id();
        String member = Queries.of(ObjectKind.ASSOCIATION, all).get(0).id();
        refused(XdsErrorCode.REFERENCES_EXIST_EXCEPTION, set);
        refused(XdsErrorCode.REFERENCES_EXIST_EXCEPTION, document);
        refused(XdsErrorCode.UNREFERENCED_OBJECT_EXCEPTION, document, member);
        refused(XdsErrorCode.UNREFERENCED_OBJECT_EXCEPTION, set, member);
        refused(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, set, document, member, "urn:uuid:" + UUID.randomUUID());
        refused(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, "Document01");
        assertEquals(3, queries.all(patient).size());
    }

    @Test
    void aRelationshipGoesWithOneOfItsDocuments() throws Exception {
        String original = uniqueId();
        accept(SampleSubmission.of(patient).document("d", original));
        String replacement = uniqueId();
        accept(SampleSubmission.of(patient).document("n", replacement)
                .relation(AssociationType.RPLC, "n", queries.document(original).id()));
        RegistryObject replaces = Queries.of(ObjectKind.ASSOCIATION, queries.objects(StoredQuery.GET_ASSOCIATIONS,
                Slot.of("$uuid", "('" + queries.document(original).id() + "')"))).stream()
                .filter(a -> Attribute.AS_TYPE.value(a).orElseThrow().equals(AssociationType.RPLC.urn())).findFirst().orElseThrow();
        refused(XdsErrorCode.METADATA_MODEL_EXCEPTION, replaces.id());
        List<String> old = new ArrayList<>(ids(queries.objects(StoredQuery.GET_SUBMISSION_SETS,
                Slot.of("$uuid", "('" + queries.document(original).id() + "')"))));
        old.add(queries.document(original).id());
        refused(XdsErrorCode.REFERENCES_EXIST_EXCEPTION, old.toArray(String[]::new));
        old.add(replaces.id());
        assertTrue(remove(old).isSuccess());
        assertEquals(List.of(), queries.documents(original));
        assertEquals(1, queries.documents(replacement).size());
    }

    @Test
    void severalPatientsAreAskedAtOnce() throws Exception {
        String other = test.patient();
        accept(SampleSubmission.of(patient).document("d", uniqueId()));
        accept(SampleSubmission.of(other).document("d", uniqueId()).document("e", uniqueId()));
        assertEquals(3, found(Slot.of("$XDSDocumentEntryPatientId", "('" + patient + "','" + other + "')")));
        assertEquals(2, found(Slot.of("$XDSDocumentEntryPatientId", "('" + other + "')")));
        AdhocQueryResponse everything = multiPatient(StoredQuery.FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS);
        assertTrue(everything.response().errors().get(0).is(XdsErrorCode.STORED_QUERY_MISSING_PARAM));
        AdhocQueryResponse wrongTransaction = multiPatient(StoredQuery.FIND_DOCUMENTS, Slot.of("$XDSDocumentEntryPatientId", "'" + patient + "'"));
        assertTrue(wrongTransaction.response().errors().get(0).is(XdsErrorCode.UNKNOWN_STORED_QUERY));
        remove(ids(queries.all(other)));
        assertEquals(1, found(Slot.of("$XDSDocumentEntryPatientId", "('" + patient + "','" + other + "')")));
    }

    private int found(Slot patients) throws Exception {
        return Queries.objects(multiPatient(StoredQuery.FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS, patients)).size();
    }

    private AdhocQueryResponse multiPatient(StoredQuery query, Slot... parameters) {
        List<Slot> all = new ArrayList<>(Arrays.asList(parameters));
        all.add(Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "')"));
        return test.service().multiPatientStoredQuery(new AdhocQueryRequest(AdhocQueryRequest.ReturnType.LEAF_CLASS, query.id(),
                java.util.Optional.empty(), all));
    }

    private void accept(SampleSubmission submission) {
        assertEquals(List.of(), test.service().registerDocumentSet(submission.request()).errors());
    }

    private RegistryResponse remove(List<String> ids) {
        return test.service().removeMetadata(new RemoveObjectsRequest(ids));
    }

    private void refused(XdsErrorCode code, String... ids) throws Exception {
        var before = test.rows();
        RegistryResponse response = remove(List.of(ids));
        assertTrue(response.errors().stream().anyMatch(e -> e.is(code)), () -> code + " expected, but was " + response);
        assertEquals(before, test.rows());
    }

    private static List<String> ids(List<RegistryObject> objects) {
        return objects.stream().map(RegistryObject::id).toList();
    }
}
