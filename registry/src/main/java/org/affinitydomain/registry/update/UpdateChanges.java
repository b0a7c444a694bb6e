package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.registry.register.Deprecation;
import org.affinitydomain.registry.register.InitialMetadata;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectIndexer;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.registry.update.AssociationPropagation.End;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * What an update adds and changes, gathered before anything of it is stored: an object that two operations change is
 * written once, with both changes. Not for several threads.
 */
final class UpdateChanges {

    private final StoreSession session;
    private final ObjectIndexer indexer;
    private final Revisions revisions;
    private final InitialMetadata initial;
    private final Map<String, ObjectRow> added = new LinkedHashMap<>();
    private final Map<Long, ObjectRow> changed = new LinkedHashMap<>();
    /** New versions by the keys of those that they supersede. */
    private final Map<Long, ObjectRow> successors = new HashMap<>();
    private final List<AssociationPropagation.Copy> copies = new ArrayList<>();
    private final List<ObjectRow> replaced = new ArrayList<>();
    private Optional<End> submissionSet = Optional.empty();

    UpdateChanges(StoreSession session, ObjectIndexer indexer, Revisions revisions, InitialMetadata initial) {
        this.session = session;
        this.indexer = indexer;
        this.revisions = revisions;
        this.initial = initial;
    }

    /** Adds an object. */
    void add(String id, ObjectRow row) {
        added.put(id, row);
    }

    /** Adds a new version, with the status of the one that it supersedes; that one is Deprecated. */
    void supersede(ObjectRow previous, String id, ObjectRow version) {
        Status status = previous.status();
        added.put(id, status == Status.APPROVED ? version : revisions.withStatus(version, status));
        successors.put(previous.id(), version);
        changed.put(previous.id(), revisions.supersede(previous));
    }

    /** Adds an association that a new version gets from the one before; the SubmissionSet gets each membership. */
    void propagate(AssociationPropagation.Copy copy, End set) {
        submissionSet = Optional.of(set);
        copies.add(copy);
        copy.folder().ifPresent(this::touch);
    }

    /** Does what an association asks for beside being stored. */
    void carryOut(RegistryObject association, UpdateTargets targets) {
        AssociationType type = typeOf(association).orElseThrow();
        if (type == AssociationType.UPDATE_AVAILABILITY_STATUS) {
            Status status = Attribute.AS_NEW_STATUS.value(association).flatMap(Status::of).orElseThrow();
            newStatus(targetOf(association), status, targets);
        } else if (type.isReplacement()) {
            targets.byId(targetOf(association)).map(this::current).ifPresent(replaced::add);
        } else if (type == AssociationType.HAS_MEMBER) {
            targets.byId(sourceOf(association)).filter(row -> row.kind() == ObjectKind.FOLDER).ifPresent(this::touch);
        }
    }

    /** Where the same submission makes a new version, that one gets the status (ITI TF-2 3.57.4.1.3.1). */
    private void newStatus(String id, Status status, UpdateTargets targets) {
        Optional<ObjectRow> version = Optional.ofNullable(added.get(id))
                .or(() -> targets.byId(id).map(row -> successors.get(row.id())));
        if (version.isPresent()) {
            revisions.withStatus(version.get(), status);
        } else {
            ObjectRow row = current(targets.byId(id).orElseThrow());
            changed.put(row.id(), revisions.withStatus(row, status));
        }
    }

    private void touch(ObjectRow folder) {
        ObjectRow row = current(folder);
        changed.put(row.id(), revisions.touch(row, initial.time()));
    }

    /** The row that holds the changes so far: the same object may have been read twice. */
    private ObjectRow current(ObjectRow row) {
        return changed.getOrDefault(row.id(), row);
    }

    /** Stores everything. */
    void store() throws SQLException {
        session.insert(List.copyOf(added.values()));
        for (AssociationPropagation.Copy copy : copies) {
            RegistryObject association = approved(copy.type(), copy.source(), copy.target());
            long key = session.newObjectId();
            session.insert(List.of(indexer.association(key, association, copy.source().key(), copy.target().key())));
            if (copy.type() == AssociationType.HAS_MEMBER) {
                End set = submissionSet.orElseThrow();
                RegistryObject membership = approved(AssociationType.HAS_MEMBER, set, new End(association.id(), key));
                session.insert(List.of(indexer.association(session.newObjectId(), membership, set.key(), key)));
            }
        }
        for (ObjectRow row : changed.values()) {
            session.update(row);
        }
        new Deprecation(session, revisions).deprecate(replaced);
    }

    private static RegistryObject approved(AssociationType type, End source, End target) {
        return MetadataBuilder.association(EntryIds.next(), type, source.id(), target.id()).build()
                .withAttribute("status", AvailabilityStatus.APPROVED);
    }
}
