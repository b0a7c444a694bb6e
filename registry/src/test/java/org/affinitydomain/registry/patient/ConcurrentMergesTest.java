package org.affinitydomain.registry.patient;

import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.SampleUpdate;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.Together;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Merges while submissions, updates and other merges are under way: each is before it or after it, and nothing is between. */
@ParameterizedClass
@EnumSource
class ConcurrentMergesTest {

    private static final int SUBMITTERS = 4;
    private static final int EACH = 4;
    private static final String REFUSED = XdsErrorCode.UNKNOWN_PATIENT_ID.code();
    private static final String DONE = "";

    private final TestRegistry test;
    private final Queries queries;
    private final String subsumed;
    private final String survivor;

    ConcurrentMergesTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
        this.subsumed = test.patient();
        this.survivor = test.patient();
    }

    /** What came of a submission: nothing to complain about, or the code of its errors, which is the same for all. */
    private static String outcome(RegistryResponse response) {
        List<String> codes = response.errors().stream().map(RegistryError::errorCode).distinct().toList();
        assertTrue(codes.size() <= 1, response.errors().toString());
        return codes.stream().findFirst().orElse(DONE);
    }

    private String register(SampleSubmission submission) {
        return outcome(test.service().registerDocumentSet(submission.request()));
    }

    private String merge(String from, String into) {
        test.merge(from, into);
        return DONE;
    }

    private void assertAllAt(String patient, int submissions) throws Exception {
        List<RegistryObject> all = queries.all(patient);
        assertEquals(submissions, Queries.of(ObjectKind.SUBMISSION_SET, all).size());
        for (RegistryObject entry : Queries.of(ObjectKind.DOCUMENT_ENTRY, all)) {
            assertEquals(patient, Attribute.DE_PATIENT_ID.value(entry).orElseThrow());
        }
    }

    @RepeatedTest(5)
    void submissionsInFlight() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            calls.add(() -> IntStream.range(0, EACH).mapToObj(n -> register(SampleSubmission.of(subsumed).document("d", uniqueId())))
                    .reduce((first, next) -> first + ' ' + next).orElseThrow());
        }
        calls.add(() -> {
            Thread.sleep(5);
            return merge(subsumed, survivor);
        });
        List<String> outcomes = Together.call(calls);
        int done = 0;
        for (String submitter : outcomes.subList(0, SUBMITTERS)) {
            List<String> each = List.of(submitter.split(" ", -1));
            int before = (int) each.stream().filter(DONE::equals).count();
            assertTrue(each.subList(before, EACH).stream().allMatch(REFUSED::equals), "registered before the merge, refused after it: " + each);
            done += before;
        }
        assertAllAt(survivor, done);
        assertEquals(List.of(), queries.all(subsumed));
        assertEquals(REFUSED, register(SampleSubmission.of(subsumed).document("d", uniqueId())));
    }

    @RepeatedTest(5)
    void changesOfWhatIsRegisteredInFlight() throws Exception {
        String original = uniqueId();
        String folder = uniqueId();
        String removed = uniqueId();
        assertEquals(DONE, register(SampleSubmission.of(subsumed).document("d", original).folder("f", folder)));
        assertEquals(DONE, register(SampleSubmission.of(subsumed).document("r", removed)));
        String id = queries.document(original).id();
        RegistryObject registeredFolder = queries.folder(folder);
        List<String> removal = queries.all(subsumed).stream().map(RegistryObject::id).toList();
        List<String> outcomes = Together.call(List.of(
                () -> register(SampleSubmission.of(subsumed).document("a", uniqueId()).relation(AssociationType.RPLC, "a", id)),
                () -> register(SampleSubmission.of(subsumed).document("b", uniqueId()).member(registeredFolder.id(), "b")),
                () -> outcome(test.service().updateDocumentSet(SampleUpdate.of(subsumed).version("v2", registeredFolder, "1", f -> f).request())),
                () -> outcome(test.service().removeMetadata(new RemoveObjectsRequest(removal))),
                () -> merge(subsumed, survivor)));
        assertEquals(DONE, outcomes.get(4));
        assertEquals(List.of(), queries.all(subsumed));
        assertAllAt(survivor, Queries.of(ObjectKind.SUBMISSION_SET, queries.all(survivor)).size());
        for (String outcome : outcomes.subList(0, 3)) {
            assertTrue(List.of(DONE, REFUSED, XdsErrorCode.METADATA_VERSION_ERROR.code(), XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.code(),
                    XdsErrorCode.REGISTRY_METADATA_ERROR.code()).contains(outcome), outcomes.toString());
        }
    }

    /** Two documents of the patient who is merged are submitted again by others, who lock the first entries of both. */
    @RepeatedTest(5)
    void resubmissionsByOthersInFlight() throws Exception {
        String one = uniqueId();
        String two = uniqueId();
        assertEquals(DONE, register(SampleSubmission.of(subsumed).document("d", one).document("e", two)));
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            String patient = test.patient();
            String first = i % 2 == 0 ? one : two;
            calls.add(() -> register(SampleSubmission.of(patient).document("d", first).document("e", first.equals(one) ? two : one)));
        }
        calls.add(() -> merge(subsumed, survivor));
        assertEquals(List.of(DONE), Together.call(calls).stream().distinct().toList());
        assertEquals(SUBMITTERS + 1, queries.entries(one));
        assertAllAt(survivor, 1);
    }

    @RepeatedTest(5)
    void mergesInEveryDirection() throws Exception {
        String third = test.patient();
        String last = test.patient();
        for (String patient : List.of(subsumed, survivor, third, last)) {
            assertEquals(DONE, register(SampleSubmission.of(patient).document("d", uniqueId())));
        }
        List<String> outcomes = Together.call(List.of(() -> merge(subsumed, survivor), () -> merge(third, survivor), () -> merge(survivor, last),
                () -> merge(subsumed, survivor), () -> register(SampleSubmission.of(last).document("d", uniqueId()))));
        assertEquals(List.of(DONE), outcomes.stream().distinct().toList());
        assertAllAt(last, 5);
    }
}
