package org.affinitydomain.registry.register;

import static org.affinitydomain.registry.SampleSubmission.HASH;
import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RegisterDocumentSetTest {

    private final TestRegistry test;
    private final Queries queries;
    private final String patient;

    RegisterDocumentSetTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.patient = test.patient();
    }

    @Test
    void returnsWhatWasRegistered() throws Exception {
        String document = uniqueId();
        SampleSubmission submission = submission().document("doc", document, d -> d.set(Attribute.DE_SERVICE_START_TIME, "2025")
                .set(Attribute.DE_REFERENCE_ID_LIST, "A&1".replace("&", "-") + "^^^&1.2.5&ISO^urn:ihe:iti:xds:2013:accession"));
        accept(submission);
        RegistryObject sent = submission.request().objects().stream().filter(o -> o.id().equals("doc")).findFirst().orElseThrow();
        RegistryObject entry = queries.document(document);
        assertEquals(sent.slots(), entry.slots());
        assertEquals(sent.names(), entry.names());
        assertEquals(sent.classifications().size(), entry.classifications().size());
        assertTrue(entry.id().startsWith("urn:uuid:"));
        assertEquals(AvailabilityStatus.APPROVED, entry.attribute("status").orElseThrow());
        assertEquals(entry.id(), entry.attribute("lid").orElseThrow());
        assertEquals("1", entry.versionName().orElseThrow());
        Set<String> ids = new HashSet<>(Set.of(entry.id()));
        entry.classifications().forEach(c -> assertTrue(ids.add(c.id().orElseThrow())));
        entry.externalIdentifiers().forEach(e -> assertTrue(ids.add(e.id().orElseThrow())));
        entry.classifications().forEach(c -> assertEquals(entry.id(), c.classifiedObject().orElseThrow()));
    }

    @Test
    void keepsExtraMetadata() throws Exception {
        String document = uniqueId();
        SampleSubmission submission = submission().document("doc", document);
        accept(submission.request().withObjects(submission.request().objects().stream().map(o -> o.withSlot("urn:x:extra", List.of("1", "2"))).toList()));
        assertEquals(List.of("1", "2"), queries.document(document).slotValues("urn:x:extra"));
        assertTrue(queries.all(patient).stream().allMatch(o -> o.slot("urn:x:extra").isPresent()));
    }

    @Test
    void takesTheIdsOfTheSubmitter() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        String document = uniqueId();
        accept(submission().document(id, document));
        assertEquals(id, queries.document(document).id());
        refuse(XdsErrorCode.REGISTRY_METADATA_ERROR, submission().document(id, uniqueId()));
    }

    @Test
    void refusesUnknownPatients() throws Exception {
        refuse(XdsErrorCode.UNKNOWN_PATIENT_ID, SampleSubmission.of("nobody^^^&1.2.3&ISO").document("doc", uniqueId()));
    }

    @Test
    void takesADocumentAgainWithTheSameContent() throws Exception {
        String document = uniqueId();
        accept(submission().document("doc", document));
        accept(submission().document("doc", document, d -> d.set(Attribute.DE_HASH, HASH.toUpperCase(Locale.ROOT))));
        accept(SampleSubmission.of(test.patient()).document("doc", document));
        assertEquals(3, queries.entries(document));
        RegistryResponse response = refuse(XdsErrorCode.NON_IDENTICAL_HASH,
                submission().document("doc", document, d -> d.set(Attribute.DE_HASH, HASH.replace('e', 'f'))));
        assertTrue(response.errors().get(0).codeContext().contains(document));
        assertEquals(3, queries.entries(document));
    }

    @Test
    void refusesUsedUniqueIds() throws Exception {
        String document = uniqueId();
        String folder = uniqueId();
        SampleSubmission first = submission().document("doc", document).folder("fol", folder);
        accept(first);
        refuse(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, submission().folder("fol", folder));
        refuse(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, submission().folder("fol", document));
        refuse(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, submission().document("doc", folder));
        refuse(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY, SampleSubmission.of(patient,
                ss -> ss.set(Attribute.SS_UNIQUE_ID, first.submissionSetUniqueId())).document("doc", uniqueId()));
    }

    @Test
    void aReplacementDeprecatesTheWholeChain() throws Exception {
        String original = uniqueId();
        accept(submission().document("doc", original));
        String originalId = queries.document(original).id();
        String transformed = uniqueId();
        String appended = uniqueId();
        accept(submission().document("t", transformed).relation(AssociationType.XFRM, "t", originalId)
                .document("a", appended).relation(AssociationType.APND, "a", originalId));
        String ofTheTransformed = uniqueId();
        accept(submission().document("at", ofTheTransformed).relation(AssociationType.APND, "at", queries.document(transformed).id()));
        String replacement = uniqueId();
        accept(submission().document("r", replacement).relation(AssociationType.RPLC, "r", originalId));
        assertEquals(List.of(AvailabilityStatus.DEPRECATED, AvailabilityStatus.DEPRECATED, AvailabilityStatus.DEPRECATED,
                AvailabilityStatus.DEPRECATED, AvailabilityStatus.APPROVED),
                List.of(status(original), status(transformed), status(appended), status(ofTheTransformed), status(replacement)));
    }

    @Test
    void aTransformedReplacementReplaces() throws Exception {
        String original = uniqueId();
        accept(submission().document("doc", original));
        String replacement = uniqueId();
        accept(submission().document("r", replacement).relation(AssociationType.XFRM_RPLC, "r", queries.document(original).id()));
        assertEquals(AvailabilityStatus.DEPRECATED, status(original));
        for (AssociationType type : List.of(AssociationType.RPLC, AssociationType.XFRM, AssociationType.APND, AssociationType.XFRM_RPLC)) {
            refuse(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR,
                    submission().document("x", uniqueId()).relation(type, "x", queries.document(original).id()));
        }
    }

    @Test
    void aRelationNeedsItsTarget() throws Exception {
        String elsewhere = uniqueId();
        accept(SampleSubmission.of(test.patient()).document("doc", elsewhere).folder("fol", elsewhere + ".1"));
        refuse(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION, submission().document("x", uniqueId())
                .relation(AssociationType.RPLC, "x", "urn:uuid:" + UUID.randomUUID()));
        refuse(XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH, submission().document("x", uniqueId())
                .relation(AssociationType.RPLC, "x", queries.document(elsewhere).id()));
        refuse(XdsErrorCode.PATIENT_ID_DOES_NOT_MATCH, submission().document("x", uniqueId())
                .member(queries.folder(elsewhere + ".1").id(), "x"));
        refuse(XdsErrorCode.REGISTRY_METADATA_ERROR, submission().document("x", uniqueId())
                .relation(AssociationType.APND, "x", queries.folder(elsewhere + ".1").id()));
        refuse(XdsErrorCode.REGISTRY_METADATA_ERROR, submission().document("x", uniqueId())
                .member(queries.document(elsewhere).id(), "x"));
    }

    @Test
    void aDocumentIsReplacedOnce() throws Exception {
        String original = uniqueId();
        accept(submission().document("doc", original));
        String id = queries.document(original).id();
        refuse(XdsErrorCode.REGISTRY_METADATA_ERROR, submission().document("a", uniqueId()).document("b", uniqueId())
                .relation(AssociationType.RPLC, "a", id).relation(AssociationType.RPLC, "b", id));
    }

    @Test
    void aReplacementTakesItsPlaceInFolders() throws Exception {
        String folder = uniqueId();
        String original = uniqueId();
        accept(submission().folder("fol", folder).document("doc", original).member("fol", "doc"));
        RegistryObject before = queries.folder(folder);
        Thread.sleep(1100); // lastUpdateTime has seconds
        String replacement = uniqueId();
        accept(submission().document("r", replacement).relation(AssociationType.RPLC, "r", queries.document(original).id()));
        RegistryObject after = queries.folder(folder);
        assertTrue(time(before).compareTo(time(after)) < 0, time(after));
        List<RegistryObject> all = queries.all(patient);
        Set<String> members = Queries.of(ObjectKind.ASSOCIATION, all).stream().filter(a -> SubmissionView.sourceOf(a).equals(after.id()))
                .map(SubmissionView::targetOf).collect(Collectors.toSet());
        assertEquals(Set.of(queries.document(original).id(), queries.document(replacement).id()), members);
        Set<String> linked = Queries.of(ObjectKind.ASSOCIATION, all).stream().map(SubmissionView::targetOf).collect(Collectors.toSet());
        assertTrue(Queries.of(ObjectKind.ASSOCIATION, all).stream().filter(a -> SubmissionView.sourceOf(a).equals(after.id()))
                .allMatch(a -> linked.contains(a.id())), "each membership of the Folder belongs to a SubmissionSet");
    }

    @Test
    void aFolderKnowsWhenItWasUpdated() throws Exception {
        String folder = uniqueId();
        accept(submission().folder("fol", folder));
        RegistryObject before = queries.folder(folder);
        assertTrue(time(before).matches("20[0-9]{12}"), time(before));
        Thread.sleep(1100); // lastUpdateTime has seconds
        String document = uniqueId();
        accept(submission().document("doc", document).member(before.id(), "doc"));
        assertNotEquals(time(before), time(queries.folder(folder)));
        String other = uniqueId();
        accept(submission().document("doc", other));
        accept(submission().member(before.id(), queries.document(other).id()));
        assertEquals(1, queries.objects(StoredQuery.GET_FOLDERS_FOR_DOCUMENT,
                Slot.of("$XDSDocumentEntryUniqueId", "'" + other + "'")).size());
    }

    @Test
    void reportsEverythingAtOnce() throws Exception {
        String used = uniqueId();
        accept(submission().folder("fol", used));
        Map<String, Long> before = test.rows();
        RegistryResponse response = test.service().registerDocumentSet(submission().folder("f", used).document("d", uniqueId())
                .relation(AssociationType.RPLC, "d", "urn:uuid:" + UUID.randomUUID()).request());
        assertEquals(List.of(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.code(), XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.code()),
                response.errors().stream().map(e -> e.errorCode()).toList());
        assertEquals(before, test.rows());
    }

    @Test
    void nothingStaysOfWhatIsRefused() throws Exception {
        String document = uniqueId();
        accept(submission().document("doc", document));
        String id = queries.document(document).id();
        Map<String, Long> before = test.rows();
        List<SampleSubmission> bad = Stream.of(
                submission().document("d", uniqueId(), d -> d.set(Attribute.DE_HASH, "x")),
                submission().document("d", uniqueId()).document("d", uniqueId()),
                submission().document("d", uniqueId()).document("e", document, d -> d.set(Attribute.DE_HASH, HASH.replace('e', 'f'))),
                submission().document("d", uniqueId()).relation(AssociationType.RPLC, "d", id)
                        .relation(AssociationType.APND, "d", "urn:uuid:" + UUID.randomUUID()),
                submission().with(MetadataBuilder.documentEntry("naked").build())).toList();
        for (SampleSubmission submission : bad) {
            assertTrue(!test.service().registerDocumentSet(submission.request()).isSuccess());
        }
        assertEquals(before, test.rows());
        assertEquals(AvailabilityStatus.APPROVED, status(document));
    }

    private SampleSubmission submission() {
        return SampleSubmission.of(patient);
    }

    private void accept(SampleSubmission submission) {
        accept(submission.request());
    }

    private void accept(SubmitObjectsRequest request) {
        assertEquals(List.of(), test.service().registerDocumentSet(request).errors());
    }

    private RegistryResponse refuse(XdsErrorCode code, SampleSubmission submission) throws Exception {
        Map<String, Long> before = test.rows();
        RegistryResponse response = test.service().registerDocumentSet(submission.request());
        assertEquals(List.of(code.code()), response.errors().stream().map(e -> e.errorCode()).distinct().toList(), response.errors()::toString);
        assertEquals(before, test.rows());
        return response;
    }

    private String status(String document) throws Exception {
        return queries.document(document).attribute("status").orElseThrow();
    }

    private static String time(RegistryObject folder) {
        return Attribute.FOL_LAST_UPDATE_TIME.value(folder).orElseThrow();
    }
}
