package org.affinitydomain.registry.register;

import static org.affinitydomain.registry.SampleSubmission.HASH;
import static org.affinitydomain.registry.SampleSubmission.uniqueId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.affinitydomain.registry.Queries;
import org.affinitydomain.registry.SampleSubmission;
import org.affinitydomain.registry.TestRegistry;
import org.affinitydomain.registry.Together;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Submissions that arrive at the same moment: exactly one right outcome each. */
@ParameterizedClass
@EnumSource
class ConcurrentSubmissionsTest {

    private static final int SUBMITTERS = 32;

    private final TestRegistry test;
    private final Queries queries;

    ConcurrentSubmissionsTest(TestRegistry test) {
        this.test = test;
        this.queries = new Queries(test.service());
    }

    @RepeatedTest(5)
    void oneDocumentWithTwoContents() throws Exception {
        String document = uniqueId();
        List<RegistryResponse> responses = Together.call(
                () -> submit(SampleSubmission.of(test.patient()).document("d", document)),
                () -> submit(SampleSubmission.of(test.patient()).document("d", document, d -> d.set(Attribute.DE_HASH, HASH.replace('e', 'f')))));
        assertEquals(List.of(XdsErrorCode.NON_IDENTICAL_HASH.code()), errors(responses));
        assertEquals(1, queries.documents(document).size());
    }

    @RepeatedTest(5)
    void oneSubmissionTwice() throws Exception {
        String patient = test.patient();
        SampleSubmission submission = SampleSubmission.of(patient).document("d", uniqueId());
        List<RegistryResponse> responses = Together.call(() -> submit(submission), () -> submit(submission));
        assertEquals(List.of(XdsErrorCode.DUPLICATE_UNIQUE_ID_IN_REGISTRY.code()), errors(responses));
        assertEquals(1, Queries.of(ObjectKind.SUBMISSION_SET, queries.all(patient)).size());
    }

    @RepeatedTest(5)
    void twoReplacementsOfOneDocument() throws Exception {
        String patient = test.patient();
        String original = uniqueId();
        assertTrue(submit(SampleSubmission.of(patient).document("d", original)).isSuccess());
        String id = queries.document(original).id();
        List<RegistryResponse> responses = Together.call(
                () -> submit(SampleSubmission.of(patient).document("a", uniqueId()).relation(AssociationType.RPLC, "a", id)),
                () -> submit(SampleSubmission.of(patient).document("b", uniqueId()).relation(AssociationType.RPLC, "b", id)));
        assertEquals(List.of(XdsErrorCode.REGISTRY_DEPRECATED_DOCUMENT_ERROR.code()), errors(responses));
        assertEquals(1, Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.all(patient)).stream()
                .filter(d -> d.attribute("status").orElseThrow().equals(AvailabilityStatus.APPROVED)).count());
    }

    @Test
    void manySubmittersOfOneDocument() throws Exception {
        String document = uniqueId();
        List<Callable<RegistryResponse>> calls = IntStream.range(0, SUBMITTERS).<Callable<RegistryResponse>>mapToObj(
                i -> () -> submit(SampleSubmission.of(test.patient()).document("d", document))).toList();
        assertEquals(List.of(), errors(Together.call(calls)));
        assertEquals(SUBMITTERS, queries.entries(document));
    }

    @Test
    void manySubmittersForOnePatientsFolder() throws Exception {
        String patient = test.patient();
        String folder = uniqueId();
        assertTrue(submit(SampleSubmission.of(patient).folder("fol", folder)).isSuccess());
        String id = queries.folder(folder).id();
        List<Callable<RegistryResponse>> calls = IntStream.range(0, SUBMITTERS).<Callable<RegistryResponse>>mapToObj(
                i -> () -> submit(SampleSubmission.of(patient).document("d", uniqueId()).member(id, "d"))).toList();
        assertEquals(List.of(), errors(Together.call(calls)));
        assertEquals(SUBMITTERS, queries.ids(StoredQuery.GET_FOLDER_AND_CONTENTS,
                Slot.of("$XDSFolderUniqueId", "'" + folder + "'")).size() / 2);
    }

    @Test
    void manySubmittersOfManyPatients() throws Exception {
        List<Callable<RegistryResponse>> calls = IntStream.range(0, SUBMITTERS).<Callable<RegistryResponse>>mapToObj(i -> () -> {
            String patient = test.patient();
            List<RegistryError> errors = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                errors.addAll(submit(SampleSubmission.of(patient).document("d", uniqueId()).document("e", uniqueId())).errors());
            }
            assertEquals(20, Queries.of(ObjectKind.DOCUMENT_ENTRY, queries.all(patient)).size());
            return RegistryResponse.success(errors);
        }).toList();
        assertEquals(List.of(), errors(Together.call(calls)));
    }

    private RegistryResponse submit(SampleSubmission submission) {
        return test.service().registerDocumentSet(submission.request());
    }

    private static List<String> errors(List<RegistryResponse> responses) {
        return responses.stream().flatMap(r -> r.errors().stream()).map(RegistryError::errorCode).toList();
    }
}
