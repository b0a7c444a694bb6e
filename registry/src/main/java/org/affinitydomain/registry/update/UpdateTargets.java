package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.affinitydomain.registry.register.RegisteredObjects;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.validation.SubmissionView;

/** What is registered of all that an update names, with the latest version of each object, and the ends of associations. */
final class UpdateTargets {

    private final RegisteredObjects registered;
    private final Map<UUID, ObjectRow> latest = new HashMap<>();
    private final Map<Long, ObjectRow> ends = new HashMap<>();

    private UpdateTargets(RegisteredObjects registered) {
        this.registered = registered;
    }

    /** Looks it up. */
    static UpdateTargets of(StoreSession session, SubmissionView sent) throws SQLException {
        UpdateTargets targets = new UpdateTargets(RegisteredObjects.of(session, sent.objects()));
        Set<UUID> logicalIds = new HashSet<>();
        Set<Long> ends = new HashSet<>();
        Stream.of(ObjectKind.DOCUMENT_ENTRY, ObjectKind.FOLDER).flatMap(kind -> sent.of(kind).stream())
                .forEach(object -> logicalIds.add(logicalId(object)));
        for (ObjectRow row : targets.registered.named()) {
            if (row.kind() == ObjectKind.DOCUMENT_ENTRY || row.kind() == ObjectKind.FOLDER) {
                logicalIds.add(row.logicalUuid());
            }
            row.source().ifPresent(ends::add);
            row.target().ifPresent(ends::add);
        }
        session.byLogicalId(logicalIds).forEach(row -> targets.latest.merge(row.logicalUuid(), row,
                (one, other) -> one.version() >= other.version() ? one : other));
        session.byId(ends).forEach(row -> targets.ends.put(row.id(), row));
        return targets;
    }

    /** The logicalID of a new version in the submission. */
    static UUID logicalId(RegistryObject object) {
        return EntryIds.uuid(object.attribute("lid").orElseThrow());
    }

    /** The HasMember association that submits a new version, and says of which version it is an update. */
    static RegistryObject trigger(SubmissionView view, RegistryObject version) {
        String set = view.submissionSet().orElseThrow().id();
        return view.of(ObjectKind.ASSOCIATION).stream().filter(a -> typeOf(a).filter(AssociationType.HAS_MEMBER::equals).isPresent()
                && sourceOf(a).equals(set) && targetOf(a).equals(version.id())).findFirst().orElseThrow();
    }

    /** The registered object of an entryUUID. */
    Optional<ObjectRow> byId(String id) {
        return registered.byId(id);
    }

    /** The registered objects with the uniqueId of an object. */
    List<ObjectRow> sharingUniqueId(RegistryObject object) {
        return registered.sharingUniqueId(object);
    }

    /** The latest registered version of an object. */
    Optional<ObjectRow> latest(UUID logicalId) {
        return Optional.ofNullable(latest.get(logicalId));
    }

    /** Whether no later version of the object is registered. */
    boolean isLatest(ObjectRow row) {
        return latest(row.logicalUuid()).filter(newest -> newest.id() == row.id()).isPresent();
    }

    /** The object at the end of a registered association. */
    ObjectRow end(Optional<Long> id) {
        return ends.get(id.orElseThrow());
    }

    /** The patients of all of it. */
    Set<Long> patients() {
        Set<Long> patients = new HashSet<>();
        Stream.of(registered.named(), latest.values(), ends.values()).flatMap(rows -> rows.stream())
                .forEach(row -> row.patient().ifPresent(patients::add));
        return patients;
    }
}
