package org.affinitydomain.registry.removal;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.SampleUpdate;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.Together;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Removals, replacements and updates of the same objects at the same moment: each gets the answer that it would get after the other. */
@ParameterizedClass
@EnumSource
class ConcurrentChangesTest {

    /** Far more than any of these takes, and less than the shortest lock timeout: nothing waits for a deadlock to end. */
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final String STATUS = "status";

    private final TestRegistry test;
    private final Queries queries;
    private final String patient;
    private final String document = uniqueId();

    ConcurrentChangesTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.patient = test.patient();
    }

    @RepeatedTest(5)
    void aReplacementWhileItsDocumentIsRemoved() throws Exception {
        String entry = register();
        List<String> whole = queries.all(patient).stream().map(RegistryObject::id).toList();
        String replacement = uniqueId();
        List<RegistryResponse> answers = together(() -> submit(SampleSubmission.of(patient).document("n", replacement)
                .relation(AssociationType.RPLC, "n", entry)), () -> remove(whole));
        if (answers.get(0).isSuccess()) {
            assertTrue(codes(answers.get(1)).contains(XdsErrorCode.REFERENCES_EXIST_EXCEPTION.code()), () -> answers.toString());
            assertEquals(AvailabilityStatus.DEPRECATED, queries.document(document).attribute(STATUS).orElseThrow());
            assertEquals(1, queries.documents(replacement).size());
        } else {
            assertTrue(answers.get(1).isSuccess(), () -> answers.toString());
            assertEquals(List.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.code()), codes(answers.get(0)));
            assertEquals(List.of(), queries.all(patient));
        }
    }

    @RepeatedTest(5)
    void aMemberForAFolderThatIsRemoved() throws Exception {
        assertTrue(submit(SampleSubmission.of(patient).folder("f", document)).isSuccess());
        String folder = queries.folder(document).id();
        List<String> whole = queries.all(patient).stream().map(RegistryObject::id).toList();
        String member = uniqueId();
        List<RegistryResponse> answers = together(() -> submit(SampleSubmission.of(patient).document("d", member).member(folder, "d")),
                () -> remove(whole));
        if (answers.get(0).isSuccess()) {
            assertTrue(codes(answers.get(1)).contains(XdsErrorCode.REFERENCES_EXIST_EXCEPTION.code()), () -> answers.toString());
            assertEquals(1, Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.objects(StoredQuery.GET_FOLDER_AND_CONTENTS,
                    Slot.of("$XDSFolderUniqueId", "'" + document + "'"))).size());
        } else {
            assertTrue(answers.get(1).isSuccess(), () -> answers.toString());
            assertEquals(List.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.code()), codes(answers.get(0)));
            assertEquals(List.of(), queries.all(patient));
        }
    }

    @RepeatedTest(5)
    void aReplacementWhileItsDocumentIsUpdated() throws Exception {
        String entry = register();
        RegistryObject first = queries.document(document);
        List<RegistryResponse> answers = together(() -> submit(SampleSubmission.of(patient).document("n", uniqueId())
                .relation(AssociationType.RPLC, "n", entry)), () -> update("Better", first));
        assertEquals(1, answers.stream().filter(RegistryResponse::isSuccess).count(), () -> answers.toString());
        if (answers.get(1).isSuccess()) {
            assertEquals(List.of(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR.code()), codes(answers.get(0)));
        }
        assertEquals(1, Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.all(patient)).stream()
                .filter(d -> d.attribute(STATUS).orElseThrow().equals(AvailabilityStatus.APPROVED)).count());
    }

    @RepeatedTest(3)
    void manyUpdatesOfOneVersion() throws Exception {
        register();
        RegistryObject first = queries.document(document);
        List<Callable<RegistryResponse>> updates = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String title = "Title " + i;
            updates.add(() -> update(title, first));
        }
        List<RegistryResponse> answers = together(updates);
        assertEquals(1, answers.stream().filter(RegistryResponse::isSuccess).count());
        assertEquals(List.of(XdsErrorCode.METADATA_VERSION_ERROR.code()),
                answers.stream().flatMap(a -> codes(a).stream()).distinct().toList());
        assertEquals("2", queries.document(document).versionName().orElseThrow());
    }

    @RepeatedTest(3)
    void manyRemovalsOfOneSubmission() throws Exception {
        register();
        List<String> whole = queries.all(patient).stream().map(RegistryObject::id).toList();
        List<Callable<RegistryResponse>> removals = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            removals.add(() -> remove(whole));
        }
        List<RegistryResponse> answers = together(removals);
        assertEquals(1, answers.stream().filter(RegistryResponse::isSuccess).count());
        assertEquals(List.of(XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.code()),
                answers.stream().flatMap(a -> codes(a).stream()).distinct().toList());
        assertEquals(List.of(), queries.all(patient));
    }

    /** The id of the entry of the test's document. */
    private String register() throws Exception {
        assertTrue(submit(SampleSubmission.of(patient).document("d", document)).isSuccess());
        return queries.document(document).id();
    }

    private RegistryResponse submit(SampleSubmission submission) {
        return test.service().registerDocumentSet(submission.request());
    }

    private RegistryResponse remove(List<String> ids) {
        return test.service().removeMetadata(new RemoveObjectsRequest(ids));
    }

    private RegistryResponse update(String title, RegistryObject first) {
        return test.service().updateDocumentSet(SampleUpdate.of(patient)
                .version("v2", first, "1", d -> d.set(Attribute.DE_TITLE, title)).request());
    }

    private static List<String> codes(RegistryResponse response) {
        return response.errors().stream().map(RegistryError::errorCode).toList();
    }

    @SafeVarargs
    private static List<RegistryResponse> together(Callable<RegistryResponse>... calls) throws Exception {
        return together(List.of(calls));
    }

    private static List<RegistryResponse> together(List<Callable<RegistryResponse>> calls) throws Exception {
        return Together.call(calls, LONGEST.toSeconds());
    }
}
