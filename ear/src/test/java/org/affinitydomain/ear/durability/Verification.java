package org.affinitydomain.ear.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.ear.client.TestDocument;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;

/** Compares what a domain holds with what the senders were told. */
final class Verification {

    private final RemoteDomain domain;

    Verification(RemoteDomain domain) {
        this.domain = domain;
    }

    /** Whether the submission is registered: as a whole, or not in any part. What was acknowledged must be there. */
    boolean isRegistered(Sent sent) throws IOException, InterruptedException {
        List<RegistryObject> objects = domain.find(StoredQuery.GET_SUBMISSION_SET_AND_CONTENTS, "$XDSSubmissionSetUniqueId",
                sent.submission.uniqueId());
        boolean removed = sent.removal == Fate.DONE || sent.removal == Fate.UNKNOWN && objects.isEmpty();
        if (objects.isEmpty()) {
            assertTrue(removed || sent.registration != Fate.DONE, () -> "acknowledged, and lost: " + sent);
            absent(sent, removed);
            return false;
        }
        assertTrue(sent.removal != Fate.DONE, () -> "removed, and there again: " + sent);
        whole(sent, objects);
        return true;
    }

    /** Every object of the submission is there with its association, and every document byte by byte. */
    private void whole(Sent sent, List<RegistryObject> objects) throws IOException, InterruptedException {
        String set = one(objects, ObjectKind.SUBMISSION_SET, sent).id();
        List<RegistryObject> associations = of(ObjectKind.ASSOCIATION, objects);
        Set<String> members = associations.stream().filter(a -> Attribute.AS_SOURCE.value(a).orElseThrow().equals(set))
                .map(a -> Attribute.AS_TARGET.value(a).orElseThrow()).collect(Collectors.toSet());
        Set<String> uniqueIds = new HashSet<>();
        Optional<String> folder = sent.submission.newFolder().isEmpty() ? sent.submission.folder()
                : Optional.of(one(objects, ObjectKind.FOLDER, sent).id());
        for (RegistryObject entry : of(ObjectKind.DOCUMENT_ENTRY, objects)) {
            uniqueIds.add(Attribute.DE_UNIQUE_ID.value(entry).orElseThrow());
            assertTrue(members.contains(entry.id()), () -> "an entry without its membership: " + sent);
            folder.ifPresent(f -> assertTrue(associations.stream().anyMatch(a -> members.contains(a.id())
                    && Attribute.AS_SOURCE.value(a).orElseThrow().equals(f)
                    && Attribute.AS_TARGET.value(a).orElseThrow().equals(entry.id())), () -> "an entry that is not in its Folder: " + sent));
        }
        assertEquals(uniqueIds(sent), uniqueIds, () -> "the documents of " + sent);
        // a document takes its place in the Folders of the one that it replaces, by a membership of its SubmissionSet
        int expected = sent.submission.documents().size() * (folder.isPresent() ? 2 : 1) + sent.submission.newFolder().map(f -> 1).orElse(0)
                + (sent.replaced.filter(Sent::isInFolder).isPresent() ? 1 : 0);
        assertEquals(expected, members.size(), () -> "the members of " + sent + " of the members " + members);
        documents(sent);
        if (sent.replaced.isPresent()) {
            replacement(sent, sent.replaced.get());
        }
        title(sent);
    }

    private void documents(Sent sent) throws IOException, InterruptedException {
        RemoteDomain.Retrieved retrieved = domain.retrieve(List.copyOf(uniqueIds(sent)));
        if (sent.removal != Fate.NOT_SENT) {
            return;
        }
        assertEquals(List.of(), retrieved.errors(), () -> "the documents of " + sent);
        for (TestDocument document : sent.submission.documents()) {
            assertEquals(document.sha1(), TestDocument.sha1(retrieved.documents().get(document.uniqueId())), () -> "the bytes of " + sent);
        }
    }

    private void replacement(Sent sent, Sent old) throws IOException, InterruptedException {
        assertTrue(entries(old.submission.documents().get(0)).stream().noneMatch(Verification::isApproved),
                () -> "replaced, and still approved: " + old);
        String entry = entries(sent.submission.documents().get(0)).get(0).id();
        assertTrue(domain.find(StoredQuery.GET_ASSOCIATIONS, "$uuid", entry).stream()
                        .anyMatch(a -> Attribute.AS_TYPE.value(a).orElseThrow().equals(AssociationType.RPLC.urn())),
                () -> "a replacement without its association: " + sent);
    }

    /** An update is there as a whole: one approved entry, with the earlier title or with the later. */
    private void title(Sent sent) throws IOException, InterruptedException {
        if (sent.update == Fate.NOT_SENT) {
            return;
        }
        List<RegistryObject> versions = entries(sent.submission.documents().get(0));
        boolean updated = versions.stream().anyMatch(v -> Attribute.DE_TITLE.value(v).equals(Optional.of(sent.updatedTitle)));
        assertTrue(updated || sent.update != Fate.DONE, () -> "updated, and lost: " + sent);
        assertEquals(updated ? 2 : 1, versions.size(), () -> "the versions of " + sent);
        assertEquals(1, versions.stream().filter(Verification::isApproved).count(), () -> "the latest version of " + sent);
    }

    /** Whether the update that was sent last has come about. */
    boolean isUpdated(Sent sent) throws IOException, InterruptedException {
        return entries(sent.submission.documents().get(0)).stream()
                .anyMatch(v -> Attribute.DE_TITLE.value(v).equals(Optional.of(sent.updatedTitle)));
    }

    /** Nothing of the submission is there. */
    private void absent(Sent sent, boolean removed) throws IOException, InterruptedException {
        for (TestDocument document : sent.submission.documents()) {
            assertEquals(List.of(), entries(document), () -> "an entry without its SubmissionSet: " + sent);
        }
        if (!removed || sent.removal == Fate.DONE) {
            assertEquals(Set.of(), domain.retrieve(List.copyOf(uniqueIds(sent))).documents().keySet(),
                    () -> "a document without its entry: " + sent);
        }
        if (sent.submission.newFolder().isPresent()) {
            assertEquals(List.of(), domain.find(StoredQuery.GET_FOLDERS, "$XDSFolderUniqueId", sent.submission.newFolder().get()),
                    () -> "a Folder without its SubmissionSet: " + sent);
        }
        if (sent.replaced.isPresent() && !removed) {
            assertTrue(entries(sent.replaced.get().submission.documents().get(0)).stream().anyMatch(Verification::isApproved),
                    () -> "deprecated by a replacement that is not there: " + sent);
        }
    }

    private List<RegistryObject> entries(TestDocument document) throws IOException, InterruptedException {
        return domain.find(StoredQuery.GET_DOCUMENTS, "$XDSDocumentEntryUniqueId", document.uniqueId());
    }

    private static boolean isApproved(RegistryObject entry) {
        return Attribute.DE_AVAILABILITY_STATUS.value(entry).equals(Optional.of(AvailabilityStatus.APPROVED));
    }

    private static Set<String> uniqueIds(Sent sent) {
        return sent.submission.documents().stream().map(TestDocument::uniqueId).collect(Collectors.toSet());
    }

    private static RegistryObject one(List<RegistryObject> objects, ObjectKind kind, Sent sent) {
        List<RegistryObject> found = of(kind, objects);
        assertEquals(1, found.size(), () -> kind.label() + " of " + sent);
        return found.get(0);
    }

    private static List<RegistryObject> of(ObjectKind kind, List<RegistryObject> objects) {
        return objects.stream().filter(o -> ObjectKind.of(o).equals(Optional.of(kind))).toList();
    }
}
