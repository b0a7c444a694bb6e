package org.affinitydomain.ear.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.ear.Patients;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;

/**
 * 64 submitters at the same moment, over SOAP: a quarter adds documents to Folders that they share, a quarter submits pairs of
 * the same document with the same bytes, a quarter pairs with other bytes, a quarter pairs of replacements of one document.
 * Each must get the one right answer, and none may wait for a deadlock to end.
 */
public final class ParallelSubmitters {

    private static final int SUBMITTERS = 64;
    private static final String SUCCESS = "Success";
    /** How many of them must get which answer: Success, or an error code. */
    public static final Map<String, Long> RIGHT_ANSWERS = Map.of(SUCCESS, SUBMITTERS * 3L / 4, "XDSNonIdenticalHash", SUBMITTERS / 8L,
            "XDSRegistryDeprecatedDocumentError", SUBMITTERS / 8L);
    private static final int PATIENTS = 4;
    /** One wait for a lock that times out takes 10 s by itself, and is repeated. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final RemoteDomain domain;
    private final int mllpPort;
    private final List<String> folders = new ArrayList<>();
    private final List<String> folderIds = new ArrayList<>();
    private final List<String> originals = new ArrayList<>();
    private final List<String> patients = new ArrayList<>();

    public ParallelSubmitters(RemoteDomain domain, int mllpPort) {
        this.domain = domain;
        this.mllpPort = mllpPort;
    }

    /**
     * Lets them submit, and looks at what came of it.
     *
     * @return how many of them got which answer, to be compared with {@link #RIGHT_ANSWERS}
     */
    public Map<String, Long> run() throws Exception {
        for (int i = 0; i < PATIENTS; i++) {
            patients.add(Patients.register("P" + UUID.randomUUID(), mllpPort));
            folders.add(uid());
            accept(TestSubmission.of(patients.get(i), uid(), document(uid(), 1)).inNewFolder(folders.get(i)));
            folderIds.add(domain.find(StoredQuery.GET_FOLDERS, "$XDSFolderUniqueId", folders.get(i)).get(0).id());
        }
        List<Callable<RegistryResponse>> calls = new ArrayList<>();
        for (int pair = 0; pair < SUBMITTERS / 8; pair++) {
            String patient = patients.get(pair % PATIENTS);
            String same = uid();
            String other = uid();
            String original = uid();
            originals.add(original);
            accept(TestSubmission.of(patient, uid(), document(original, 2)));
            String entry = domain.find(StoredQuery.GET_DOCUMENTS, "$XDSDocumentEntryUniqueId", original).get(0).id();
            for (int one = 0; one < 2; one++) {
                int seed = one;
                calls.add(submission(TestSubmission.of(patient, uid(), document(uid(), 3)).inFolder(folderIds.get(pair % PATIENTS))));
                calls.add(submission(TestSubmission.of(patient, uid(), document(same, 4))));
                calls.add(submission(TestSubmission.of(patient, uid(), document(other, 5 + seed))));
                calls.add(submission(TestSubmission.of(patient, uid(), document(uid(), 7)).replacing(entry)));
            }
        }
        Map<String, Long> answers = answers(calls);
        verify();
        return answers;
    }

    private void verify() throws Exception {
        for (int i = 0; i < PATIENTS; i++) {
            List<RegistryObject> content = domain.find(StoredQuery.GET_FOLDER_AND_CONTENTS, "$XDSFolderUniqueId", folders.get(i));
            assertEquals(1 + SUBMITTERS / 4 / PATIENTS, content.stream().filter(o -> o.element() == RegistryObject.Element.EXTRINSIC_OBJECT).count());
        }
        for (String original : originals) {
            RegistryObject entry = domain.find(StoredQuery.GET_DOCUMENTS, "$XDSDocumentEntryUniqueId", original).get(0);
            assertEquals(AvailabilityStatus.DEPRECATED, Attribute.DE_AVAILABILITY_STATUS.value(entry).orElseThrow());
            assertEquals(1, domain.find(StoredQuery.GET_ASSOCIATIONS, "$uuid", entry.id()).stream()
                    .filter(a -> ObjectKind.of(a).orElseThrow() == ObjectKind.ASSOCIATION
                            && Attribute.AS_TYPE.value(a).orElseThrow().endsWith(":RPLC")).count());
        }
    }

    private static Map<String, Long> answers(List<Callable<RegistryResponse>> calls) throws Exception {
        assertEquals(SUBMITTERS, calls.size());
        CyclicBarrier start = new CyclicBarrier(SUBMITTERS);
        ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS);
        try {
            List<Future<RegistryResponse>> futures = calls.stream().map(call -> threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return call.call();
            })).toList();
            Map<String, Long> answers = new TreeMap<>();
            for (Future<RegistryResponse> future : futures) {
                RegistryResponse response = future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
                answers.merge(response.isSuccess() ? SUCCESS : response.errors().stream().map(RegistryError::errorCode).findFirst().orElseThrow(), 1L, Long::sum);
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<RegistryResponse> submission(TestSubmission submission) {
        return () -> domain.provide(submission.request());
    }

    private void accept(TestSubmission submission) throws Exception {
        RegistryResponse response = domain.provide(submission.request());
        assertTrue(response.isSuccess(), response::toString);
    }

    private static TestDocument document(String uniqueId, long seed) {
        return new TestDocument(uniqueId, seed, 20_000);
    }

    private static String uid() {
        return "2.25." + new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }
}
