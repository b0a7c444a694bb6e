package org.affinitydomain.ear.durability;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.affinitydomain.ear.Patients;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.ear.client.TestDocument;
import org.affinitydomain.ear.client.TestSubmission;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * One client of the domain: registers patients, submits documents, makes Folders and adds to them, replaces, updates, removes,
 * and writes down what it was told. What it does follows from a number. Used by one thread at a time.
 */
final class LoadClient {

    private static final int MANIFEST = 60_000;
    private static final int LARGE = 1_000_000;

    private final RemoteDomain domain;
    private final int mllpPort;
    private final Random random;
    private final List<Sent> ledger = new ArrayList<>();
    private final List<String> patients = new ArrayList<>();

    /** @param seed what it does, in order, follows from it */
    LoadClient(RemoteDomain domain, int mllpPort, long seed) {
        this.domain = domain;
        this.mllpPort = mllpPort;
        this.random = new Random(seed);
    }

    /** Everything that it sent, in order. */
    List<Sent> ledger() {
        return ledger;
    }

    /** The patients whose registration was acknowledged. */
    List<String> patients() {
        return patients;
    }

    /**
     * Does the next thing.
     *
     * @throws IOException      when no answer came
     * @throws RefusedException when the answer was no
     */
    void step() throws IOException, InterruptedException, RefusedException {
        int what = random.nextInt(100);
        if (patients.isEmpty() || what < 8) {
            patients.add(Patients.register("D" + new BigInteger(60, random), mllpPort));
            return;
        }
        List<Sent> certain = recent();
        Sent target = certain.isEmpty() ? null : certain.get(random.nextInt(certain.size()));
        if (target == null || what < 50) {
            submit(new Sent(documents(patient(), 1 + random.nextInt(3)), Optional.empty()));
        } else if (what < 58) {
            submit(new Sent(documents(patient(), 1).inNewFolder(uid()), Optional.empty()));
        } else if (what < 70) {
            addToFolder(target);
        } else if (what < 86) {
            replace(target);
        } else if (what < 94) {
            update(target);
        } else if (!target.hasDependents) {
            remove(target);
        }
    }

    /** The last submissions whose state is known: what is replaced, updated and removed. */
    private List<Sent> recent() {
        return ledger.subList(Math.max(0, ledger.size() - 20), ledger.size()).stream().filter(Sent::isCertain).toList();
    }

    private String patient() {
        return patients.get(Math.max(0, patients.size() - 1 - random.nextInt(3)));
    }

    private TestSubmission documents(String patient, int count) {
        return TestSubmission.of(patient, uid(), IntStream.range(0, count).mapToObj(i ->
                new TestDocument(uid(), random.nextLong(), random.nextInt(12) == 0 ? LARGE : MANIFEST)).toArray(TestDocument[]::new));
    }

    /** Sends a document of the patient that was registered last. */
    void submitForLatestPatient() throws IOException, InterruptedException, RefusedException {
        submit(new Sent(documents(patients.get(patients.size() - 1), 1), Optional.empty()));
    }

    private void submit(Sent sent) throws IOException, InterruptedException, RefusedException {
        ledger.add(sent);
        sent.registration = Fate.UNKNOWN;
        sent.replaced.ifPresent(old -> old.hasDependents = true);
        require("the submission " + sent, domain.provide(sent.submission.request()));
        sent.registration = Fate.DONE;
    }

    private void addToFolder(Sent target) throws IOException, InterruptedException, RefusedException {
        if (target.submission.newFolder().isEmpty()) {
            return;
        }
        String folder = domain.find(StoredQuery.GET_FOLDERS, "$XDSFolderUniqueId", target.submission.newFolder().get()).get(0).id();
        target.hasDependents = true;
        submit(new Sent(documents(target.submission.patient(), 1).inFolder(folder), Optional.empty()));
    }

    private void replace(Sent target) throws IOException, InterruptedException, RefusedException {
        if (target.hasDependents) {
            return;
        }
        submit(new Sent(documents(target.submission.patient(), 1).replacing(latest(target).id()), Optional.of(target)));
    }

    private void update(Sent target) throws IOException, InterruptedException, RefusedException {
        if (target.hasDependents) {
            return;
        }
        RegistryObject latest = latest(target);
        String title = "Title " + random.nextInt();
        target.updatedTitle = title;
        target.update = Fate.UNKNOWN;
        target.hasDependents = true;
        require("the update of " + target, domain.update(titled(latest, title, target.submission.patient(), uid())));
        target.update = Fate.DONE;
    }

    private static SubmitObjectsRequest titled(RegistryObject entry, String title, String patient, String uniqueId) {
        String old = entry.id();
        RegistryObject renamed = entry.withIds(name -> name.equals(old) ? "new" : name)
                .withAttribute("lid", Attribute.DE_LOGICAL_ID.value(entry).orElseThrow());
        return SubmitObjectsRequest.of(List.of(TestSubmission.submissionSet(patient, uniqueId),
                MetadataBuilder.from(ObjectKind.DOCUMENT_ENTRY, renamed).set(Attribute.DE_TITLE, title).build(),
                MetadataBuilder.association("of-new", AssociationType.HAS_MEMBER, "set", "new").set(Attribute.AS_SUBMISSION_SET_STATUS, "Original")
                        .set(Attribute.AS_PREVIOUS_VERSION, Attribute.DE_VERSION.value(entry).orElseThrow()).build()));
    }

    /** ITI-62 of all of a submission, and ITI-86 of its documents. Also to be called again after no answer came. */
    void remove(Sent target) throws IOException, InterruptedException, RefusedException {
        target.removal = Fate.UNKNOWN;
        List<RegistryObject> objects = domain.find(StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS, "$XDSSubmissionSetUniqueId",
                target.submission.uniqueId());
        if (!objects.isEmpty()) {
            List<String> ids = new ArrayList<>(objects.stream().map(RegistryObject::id).toList());
            replacementOf(objects).ifPresent(ids::add);
            require("the removal of " + target, domain.removeMetadata(ids.stream().distinct().toList()));
        }
        for (TestDocument document : target.submission.documents()) {
            if (isThere(document)) {
                require("the removal of the document " + document.uniqueId(), domain.removeDocuments(List.of(document.uniqueId())));
            }
        }
        target.removal = Fate.DONE;
    }

    private boolean isThere(TestDocument document) throws IOException, InterruptedException {
        RemoteDomain.Retrieved retrieved = domain.retrieve(List.of(document.uniqueId()));
        if (retrieved.errors().stream().anyMatch(e -> !e.is(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR))) {
            throw new IOException("nobody knows whether the document is there: " + retrieved.errors());
        }
        return retrieved.errors().isEmpty();
    }

    /** The RPLC of the submission's first document, which is no member of its SubmissionSet. */
    private Optional<String> replacementOf(List<RegistryObject> objects) throws IOException, InterruptedException {
        for (RegistryObject entry : objects) {
            if (ObjectKind.of(entry).equals(Optional.of(ObjectKind.DOCUMENT_ENTRY))) {
                for (RegistryObject association : domain.find(StoredQuery.GET_ASSOCIATIONS, "$uuid", entry.id())) {
                    if (Attribute.AS_TYPE.value(association).orElseThrow().equals(AssociationType.RPLC.urn())) {
                        return Optional.of(association.id());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private RegistryObject latest(Sent target) throws IOException, InterruptedException {
        return domain.find(StoredQuery.GET_DOCUMENTS, "$XDSDocumentEntryUniqueId", target.submission.documents().get(0).uniqueId()).get(0);
    }

    private static void require(String what, RegistryResponse response) throws RefusedException {
        if (!response.isSuccess()) {
            throw new RefusedException(what, response);
        }
    }

    private String uid() {
        return "2.25." + new BigInteger(120, random);
    }
}
