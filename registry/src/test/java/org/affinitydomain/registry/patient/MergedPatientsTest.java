package org.affinitydomain.registry.patient;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.SampleUpdate;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a registry has, takes and returns after patients were merged (ITI TF-2 3.8.4.2.4, 3.18.4.1.2.3.9). */
@ParameterizedClass
@EnumSource
class MergedPatientsTest {

    private final TestRegistry test;
    private final Queries queries;
    private final String subsumed;
    private final String survivor;
    private final String document = uniqueId();
    private final String folder = uniqueId();

    MergedPatientsTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.subsumed = test.patient();
        this.survivor = test.patient();
    }

    private void register(SampleSubmission submission) {
        assertEquals(RegistryResponse.success(), test.service().registerDocumentSet(submission.request()));
    }

    private void registerOfBoth() {
        register(SampleSubmission.of(subsumed).document("d", document).folder("f", folder).member("f", "d"));
        register(SampleSubmission.of(survivor).document("own", uniqueId()));
    }

    private static String patientId(RegistryObject object) {
        return switch (ObjectKind.of(object).orElseThrow()) {
            case DOCUMENT_ENTRY -> Attribute.DE_PATIENT_ID.value(object).orElseThrow();
            case SUBMISSION_SET -> Attribute.SS_PATIENT_ID.value(object).orElseThrow();
            case FOLDER -> Attribute.FOL_PATIENT_ID.value(object).orElseThrow();
            case ASSOCIATION -> "";
        };
    }

    private static Set<String> patients(List<RegistryObject> objects) {
        return objects.stream().map(MergedPatientsTest::patientId).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    private static List<String> codes(RegistryResponse response) {
        return response.errors().stream().map(RegistryError::errorCode).toList();
    }

    @Test
    void everythingIsFoundUnderTheSurvivorWhoseIdItSays() throws Exception {
        registerOfBoth();
        List<RegistryObject> before = queries.all(subsumed);
        List<RegistryObject> own = queries.all(survivor);
        test.merge(subsumed, survivor);
        assertEquals(List.of(), queries.all(subsumed));
        List<RegistryObject> after = queries.all(survivor);
        assertEquals(before.size() + own.size(), after.size(), "SubmissionSets, entries, Folders and their associations");
        assertEquals(Set.of(survivor), patients(after));
        assertEquals(Set.of(survivor), patients(queries.documents(document)), "asked for by uniqueId too");
        assertEquals(survivor, patientId(queries.folder(folder)));
        RegistryObject entry = queries.document(document);
        RegistryObject was = before.stream().filter(o -> o.id().equals(entry.id())).findFirst().orElseThrow();
        assertEquals(Attribute.DE_SOURCE_PATIENT_ID.value(was), Attribute.DE_SOURCE_PATIENT_ID.value(entry), "the hospital's number stays");
        assertEquals(was, entry.withIdentifierValue(Attribute.DE_PATIENT_ID.scheme(), subsumed), "and all else");
    }

    @Test
    void objectsOfBothAreOfOnePatient() throws Exception {
        String other = uniqueId();
        registerOfBoth();
        register(SampleSubmission.of(survivor).document("o", other));
        Slot both = Slot.of("$XDSDocumentEntryUniqueId", "('" + document + "','" + other + "')");
        assertEquals(List.of(XdsErrorCode.RESULT_NOT_SINGLE_PATIENT.code()),
                codes(queries.ask(StoredQuery.GET_DOCUMENTS, ReturnType.LEAF_CLASS, both).response()));
        test.merge(subsumed, survivor);
        assertEquals(2, queries.objects(StoredQuery.GET_DOCUMENTS, both).size());
    }

    @Test
    void multiPatientQueryFindsEachObjectOnce() throws Exception {
        registerOfBoth();
        test.merge(subsumed, survivor);
        AdhocQueryRequest request = new AdhocQueryRequest(ReturnType.LEAF_CLASS, StoredQuery.FIND_DOCUMENTS_FOR_MULTIPLE_PATIENTS.id(), Optional.empty(),
                List.of(Slot.of("$XDSDocumentEntryPatientId", "('" + subsumed + "','" + survivor + "')"),
                        Slot.of("$XDSDocumentEntryConfidentialityCode", "('N^^2.16.840.1.113883.5.25')"),
                        Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "')")));
        List<RegistryObject> found = Queries.objects(test.service().multiPatientStoredQuery(request));
        assertEquals(2, found.size());
        assertEquals(Set.of(survivor), patients(found));
    }

    @Test
    void nothingIsRegisteredForTheSubsumedId() throws Exception {
        registerOfBoth();
        RegistryObject entry = queries.document(document);
        test.merge(subsumed, survivor);
        Map<String, Long> rows = test.rows();
        List<String> unknown = List.of(XdsErrorCode.UNKNOWN_PATIENT_ID.code());
        SampleSubmission late = SampleSubmission.of(subsumed).document("late", uniqueId());
        assertEquals(unknown, codes(test.service().registerDocumentSet(late.request())));
        SampleSubmission onDemand = SampleSubmission.of(subsumed).document("late", uniqueId(),
                document -> MetadataBuilder.from(ObjectKind.DOCUMENT_ENTRY, onDemand(document.build())));
        assertEquals(unknown, codes(test.service().registerOnDemandDocumentEntry(onDemand.request())));
        SampleUpdate update = SampleUpdate.of(subsumed).version("v2", entry, "1", d -> d);
        assertEquals(unknown, codes(test.service().updateDocumentSet(update.request())));
        assertEquals(rows, test.rows(), "and nothing of it stays");
    }

    /** An entry as ITI-61 takes it: there is no document yet that would have a size. */
    private static RegistryObject onDemand(RegistryObject stable) {
        RegistryObject entry = stable.withAttribute("objectType", ObjectKind.ON_DEMAND);
        return new RegistryObject(entry.element(), entry.attributes(),
                entry.slots().stream().filter(slot -> !Set.of("creationTime", "size", "hash").contains(slot.name())).toList(), entry.names(),
                entry.descriptions(), entry.versionName(), entry.classifications(), entry.externalIdentifiers());
    }

    @Test
    void lifeGoesOnUnderTheSurvivor() throws Exception {
        registerOfBoth();
        test.merge(subsumed, survivor);
        String replacement = uniqueId();
        String id = queries.document(document).id();
        register(SampleSubmission.of(survivor).document("new", replacement).relation(AssociationType.RPLC, "new", id));
        List<RegistryObject> documents = queries.documents(document);
        assertEquals(AvailabilityStatus.DEPRECATED, documents.get(0).attribute("status").orElseThrow());
        assertEquals(Set.of(survivor), patients(documents), "what the registry changes itself says the survivor's id too");
        assertEquals(1, queries.ids(StoredQuery.GET_FOLDERS_FOR_DOCUMENT, Slot.of("$XDSDocumentEntryUniqueId", "'" + replacement + "'")).size(),
                "the replacement is in the Folder that came along");
        register(SampleSubmission.of(survivor).document("m", uniqueId()).member(queries.folder(folder).id(), "m"));
        assertEquals(survivor, patientId(queries.folder(folder)));
    }

    @Test
    void updatesBeginWithWhatIsReturned() throws Exception {
        registerOfBoth();
        test.merge(subsumed, survivor);
        RegistryObject entry = queries.document(document);
        SampleUpdate update = SampleUpdate.of(survivor).version("v2", entry, "1", d -> d.set(Attribute.DE_TITLE, "Better"));
        assertEquals(RegistryResponse.success(), test.service().updateDocumentSet(update.request()));
        RegistryObject second = queries.document(document);
        assertEquals(List.of(survivor, "2"), List.of(patientId(second), second.versionName().orElseThrow()));
        SampleUpdate restricted = SampleUpdate.of(survivor).version("v3", second, "2", d -> d);
        assertEquals(RegistryResponse.success(), test.service().restrictedUpdateDocumentSet(restricted.request()));
        assertEquals(3, queries.objects(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryUniqueId", "('" + document + "')"),
                Slot.of("$MetadataLevel", "2")).size());
    }

    @Test
    void mergedObjectsCanBeRemoved() throws Exception {
        registerOfBoth();
        List<String> all = queries.all(subsumed).stream().map(RegistryObject::id).toList();
        test.merge(subsumed, survivor);
        assertEquals(RegistryResponse.success(), test.service().removeMetadata(new RemoveObjectsRequest(all)));
        assertEquals(0, queries.entries(document));
    }

    @Test
    void chainsEndAtTheLastSurvivor() throws Exception {
        registerOfBoth();
        String last = test.patient();
        test.merge(subsumed, survivor);
        test.merge(survivor, last);
        assertEquals(Set.of(last), patients(queries.all(last)));
        assertEquals(Set.of(last), patients(queries.documents(document)));
        assertEquals(List.of(), queries.all(survivor));
        Map<String, Long> rows = test.rows();
        test.merge(subsumed, survivor);
        test.merge(survivor, last);
        assertEquals(rows, test.rows(), "the same merges again change nothing");
        assertEquals(Set.of(last), patients(queries.documents(document)));
    }

    @Test
    void mergeThatComesAfterItsSurvivorWasMergedGoesToTheLastOne() throws Exception {
        registerOfBoth();
        String last = test.patient();
        test.merge(survivor, last);
        test.merge(subsumed, survivor);
        assertEquals(Set.of(last), patients(queries.documents(document)));
        assertEquals(List.of(), queries.all(subsumed));
    }

    @Test
    void patientsThatNobodyHasSeenAreMergedToo() throws Exception {
        String unseen = "U" + TestRegistry.number() + survivor.substring(survivor.indexOf('^'));
        String alsoUnseen = "U" + TestRegistry.number() + survivor.substring(survivor.indexOf('^'));
        test.merge(unseen, alsoUnseen);
        assertEquals(List.of(XdsErrorCode.UNKNOWN_PATIENT_ID.code()),
                codes(test.service().registerDocumentSet(SampleSubmission.of(unseen).document("d", uniqueId()).request())));
        register(SampleSubmission.of(alsoUnseen).document("d", uniqueId()));
    }

    @Test
    void whatContradictsAnEarlierMergeIsNotRecorded() throws Exception {
        registerOfBoth();
        String other = test.patient();
        test.merge(subsumed, survivor);
        assertThrows(IllegalStateException.class, () -> test.merge(subsumed, other));
        assertThrows(IllegalStateException.class, () -> test.merge(survivor, subsumed));
        assertEquals(Set.of(survivor), patients(queries.documents(document)));
        assertTrue(test.service().registerDocumentSet(SampleSubmission.of(survivor).document("d", uniqueId()).request()).isSuccess());
    }
}
