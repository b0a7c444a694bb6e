package org.affinitydomain.registry.register;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.validation.SubmissionView;

/**
 * What a submission changes in objects that are registered already (ITI TF-2 3.42.4.1.3): a replaced document is
 * deprecated, with all that was derived from it or added to it; its replacement takes its place in Folders; and a Folder
 * that gets a member was updated now.
 */
final class LifeCycle {

    private static final Set<AssociationType> MEMBERSHIP = Set.of(AssociationType.HAS_MEMBER);

    private final StoreSession session;
    private final ObjectIndexer indexer;
    private final Revisions revisions;
    private final InitialMetadata initial;

    LifeCycle(StoreSession session, ObjectIndexer indexer, Revisions revisions, InitialMetadata initial) {
        this.session = session;
        this.indexer = indexer;
        this.revisions = revisions;
        this.initial = initial;
    }

    /**
     * Makes the changes.
     *
     * @param view       the new objects with their final ids
     * @param registered what else their associations name
     * @param keys       the keys of the new objects by their ids
     */
    void apply(SubmissionView view, RegisteredObjects registered, Map<String, Long> keys) throws SQLException {
        Map<Long, ObjectRow> folders = new HashMap<>();
        List<ObjectRow> replaced = new ArrayList<>();
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            AssociationType type = typeOf(association).orElseThrow();
            if (type == AssociationType.HAS_MEMBER && view.byId(sourceOf(association)).isEmpty()) {
                ObjectRow folder = registered.byId(sourceOf(association)).orElseThrow();
                folders.put(folder.id(), folder);
            }
        }
        for (RegistryObject association : view.of(ObjectKind.ASSOCIATION)) {
            if (typeOf(association).filter(AssociationType::isReplacement).isPresent()) {
                ObjectRow original = registered.byId(targetOf(association)).orElseThrow();
                replaced.add(original);
                inheritFolders(view, keys, original, sourceOf(association), folders);
            }
        }
        new Deprecation(session, revisions).deprecate(replaced);
        for (ObjectRow folder : folders.values()) {
            session.update(revisions.touch(folder, initial.time()));
        }
    }

    /** The Folders of the original get the replacement as a member, and the SubmissionSet gets each new membership. */
    private void inheritFolders(SubmissionView view, Map<String, Long> keys, ObjectRow original, String replacement,
                                Map<Long, ObjectRow> folders) throws SQLException {
        List<Long> sources = session.associationsTo(List.of(original.id()), MEMBERSHIP).stream().flatMap(a -> a.source().stream()).toList();
        RegistryObject submissionSet = view.submissionSet().orElseThrow();
        for (ObjectRow folder : session.byId(Set.copyOf(sources))) {
            String folderId = EntryIds.text(folder.entryUuid());
            if (folder.kind() != ObjectKind.FOLDER || folder.status() == Status.DEPRECATED || isMember(view, folderId, replacement)) {
                continue;
            }
            folders.putIfAbsent(folder.id(), folder);
            RegistryObject membership = approved(AssociationType.HAS_MEMBER, folderId, replacement);
            RegistryObject submission = approved(AssociationType.HAS_MEMBER, submissionSet.id(), membership.id());
            long key = session.newObjectId();
            session.insert(List.of(indexer.association(key, membership, folder.id(), keys.get(replacement)),
                    indexer.association(session.newObjectId(), submission, keys.get(submissionSet.id()), key)));
        }
    }

    private static boolean isMember(SubmissionView view, String folder, String document) {
        return view.of(ObjectKind.ASSOCIATION).stream().anyMatch(a -> typeOf(a).filter(MEMBERSHIP::contains).isPresent()
                && sourceOf(a).equals(folder) && targetOf(a).equals(document));
    }

    private static RegistryObject approved(AssociationType type, String source, String target) {
        return MetadataBuilder.association(EntryIds.next(), type, source, target).build()
                .withAttribute("status", AvailabilityStatus.APPROVED);
    }
}
