package org.affinitydomain.registry.removal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.registry.store.Revisions;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RemoveObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.ValueRules;

/** Remove Metadata (ITI-62, ITI TF-2 3.62): all of the objects are removed, or nothing. For several threads. */
public final class RemoveMetadata {

    private static final System.Logger LOG = System.getLogger(RemoveMetadata.class.getName());

    private final RegistryStore store;
    private final Revisions revisions;

    public RemoveMetadata(RegistryStore store) {
        this.store = store;
        this.revisions = new Revisions(store.codec());
    }

    /** Removes objects; a failure names everything that stands against it. */
    public RegistryResponse remove(RemoveObjectsRequest request) {
        List<RegistryError> unreadable = request.entryUuids().stream().filter(id -> !ValueRules.isUuidUrn(id))
                .map(id -> XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.in("'" + id + "' is no entryUUID")).toList();
        if (!unreadable.isEmpty() || request.entryUuids().isEmpty()) {
            return RegistryResponse.failure(unreadable.isEmpty()
                    ? List.of(XdsErrorCode.REGISTRY_ERROR.in("the request names no object to remove")) : unreadable);
        }
        try {
            List<RegistryError> errors = store.transaction(session -> remove(session, request.entryUuids()));
            return errors.isEmpty() ? RegistryResponse.success() : RegistryResponse.failure(errors);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.ERROR, "AFF1006 Objects could not be removed. If the database is up, see the cause; "
                    + "the sender was told to try again.", e);
            return RegistryResponse.failure(XdsErrorCode.REGISTRY_BUSY.in("the registry could not remove the objects now; send it again"));
        }
    }

    /** Nothing is changed when there are errors. */
    private List<RegistryError> remove(StoreSession session, List<String> entryUuids) throws SQLException {
        Set<UUID> uuids = entryUuids.stream().map(EntryIds::uuid).collect(Collectors.toSet());
        lockPatients(session, uuids);
        Map<Long, ObjectRow> removed = new LinkedHashMap<>();
        session.byEntryUuid(uuids).forEach(row -> removed.put(row.id(), row));
        Set<UUID> found = removed.values().stream().map(ObjectRow::entryUuid).collect(Collectors.toSet());
        List<RegistryError> errors = new ArrayList<>(uuids.stream().filter(id -> !found.contains(id))
                .map(id -> XdsErrorCode.UNRESOLVED_REFERENCE_EXCEPTION.in(EntryIds.text(id) + " is not registered")).toList());
        if (errors.isEmpty()) {
            errors.addAll(new RemovalRules(session, removed).check());
        }
        if (errors.isEmpty()) {
            session.delete(removed.keySet());
            makeLatest(session, removed.values().stream().filter(row -> row.kind() == ObjectKind.DOCUMENT_ENTRY
                    || row.kind() == ObjectKind.FOLDER).map(ObjectRow::logicalUuid).collect(Collectors.toSet()));
        }
        return errors;
    }

    /**
     * Locks the patients of all that a removal depends on, so that nothing is added to it meanwhile; again when a merge gave
     * some of it to another patient while this one waited.
     */
    private static void lockPatients(StoreSession session, Set<UUID> uuids) throws SQLException {
        Set<Long> locked = new HashSet<>();
        Set<Long> patients = patients(session, session.byEntryUuid(uuids));
        while (!locked.containsAll(patients)) {
            session.lockPatients(patients);
            locked.addAll(patients);
            patients = patients(session, session.byEntryUuid(uuids));
        }
    }

    /** Where the latest version was removed, the one before is the latest now. */
    private void makeLatest(StoreSession session, Set<UUID> logicalIds) throws SQLException {
        Map<UUID, ObjectRow> latest = new LinkedHashMap<>();
        session.byLogicalId(logicalIds).forEach(row -> latest.merge(row.logicalUuid(), row,
                (one, other) -> one.version() >= other.version() ? one : other));
        for (ObjectRow row : latest.values()) {
            session.update(revisions.makeLatest(row));
        }
    }

    /** The patients of the objects, and of the objects at the ends of the associations among them. */
    private static Set<Long> patients(StoreSession session, List<ObjectRow> rows) throws SQLException {
        Set<Long> ends = new HashSet<>();
        rows.forEach(row -> {
            row.source().ifPresent(ends::add);
            row.target().ifPresent(ends::add);
        });
        Set<Long> patients = new HashSet<>();
        rows.forEach(row -> row.patient().ifPresent(patients::add));
        session.byId(ends).forEach(row -> row.patient().ifPresent(patients::add));
        return patients;
    }
}
