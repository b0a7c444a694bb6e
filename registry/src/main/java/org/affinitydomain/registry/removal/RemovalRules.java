package org.affinitydomain.registry.removal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;

/**
 * What must still be true of the objects that stay when others are removed (ITI TF-2 3.62.4.1.3): no association points to
 * nothing, a relationship between two documents goes with one of them only, every SubmissionSet has a member, and every
 * entry, Folder and membership is in a SubmissionSet.
 */
final class RemovalRules {

    private final StoreSession session;
    private final Map<Long, ObjectRow> removed;
    private final List<RegistryError> errors = new ArrayList<>();

    RemovalRules(StoreSession session, Map<Long, ObjectRow> removed) {
        this.session = session;
        this.removed = removed;
    }

    /** All that stands against the removal. */
    List<RegistryError> check() throws SQLException {
        for (ObjectRow association : session.associationsWith(removed.keySet())) {
            if (!removed.containsKey(association.id())) {
                error(XdsErrorCode.REFERENCES_EXIST_EXCEPTION, association, "points to an object that is to be removed, and stays");
            }
        }
        Map<Long, ObjectRow> ends = ends();
        for (ObjectRow association : removed.values()) {
            relationship(association);
        }
        memberships(ends);
        return errors;
    }

    /** The objects that stay at the ends of the removed associations. */
    private Map<Long, ObjectRow> ends() throws SQLException {
        Set<Long> ids = new HashSet<>();
        for (ObjectRow row : removed.values()) {
            row.source().ifPresent(ids::add);
            row.target().ifPresent(ids::add);
        }
        ids.removeAll(removed.keySet());
        Map<Long, ObjectRow> ends = new HashMap<>();
        session.byId(ids).forEach(row -> ends.put(row.id(), row));
        return ends;
    }

    private void relationship(ObjectRow association) {
        boolean betweenDocuments = association.associationType().filter(AssociationType::isDocumentRelationship).isPresent();
        if (betweenDocuments && !isRemoved(association.source()) && !isRemoved(association.target())) {
            error(XdsErrorCode.METADATA_MODEL_EXCEPTION, association, "relates two documents that stay, so it cannot be removed alone");
        }
    }

    private void memberships(Map<Long, ObjectRow> ends) throws SQLException {
        Set<Long> withMembers = new HashSet<>();
        Set<Long> inSubmissionSet = new HashSet<>();
        Collection<ObjectRow> remaining = session.associationsWith(ends.keySet()).stream()
                .filter(row -> !removed.containsKey(row.id()) && isMembership(row)).toList();
        Map<Long, ObjectRow> sources = new HashMap<>(ends);
        session.byId(remaining.stream().flatMap(row -> row.source().stream()).toList()).forEach(row -> sources.put(row.id(), row));
        for (ObjectRow membership : remaining) {
            ObjectRow source = sources.get(membership.source().orElseThrow());
            if (source != null && source.kind() == ObjectKind.SUBMISSION_SET) {
                withMembers.add(source.id());
                membership.target().ifPresent(inSubmissionSet::add);
            }
        }
        for (ObjectRow end : ends.values()) {
            if (end.kind() == ObjectKind.SUBMISSION_SET && !withMembers.contains(end.id())) {
                error(XdsErrorCode.UNREFERENCED_OBJECT_EXCEPTION, end, "would stay without any member");
            }
        }
        for (ObjectRow association : removed.values()) {
            if (isMembership(association) && isSubmissionSet(association.source(), ends)) {
                association.target().map(ends::get).filter(end -> !inSubmissionSet.contains(end.id()))
                        .ifPresent(end -> error(XdsErrorCode.UNREFERENCED_OBJECT_EXCEPTION, end, "would stay in no SubmissionSet"));
            }
        }
    }

    private boolean isSubmissionSet(Optional<Long> id, Map<Long, ObjectRow> ends) {
        return id.map(key -> removed.getOrDefault(key, ends.get(key))).filter(row -> row.kind() == ObjectKind.SUBMISSION_SET).isPresent();
    }

    private boolean isRemoved(Optional<Long> id) {
        return id.filter(removed::containsKey).isPresent();
    }

    private static boolean isMembership(ObjectRow row) {
        return row.associationType().filter(AssociationType.HAS_MEMBER::equals).isPresent();
    }

    private void error(XdsErrorCode code, ObjectRow row, String what) {
        errors.add(code.in(row.kind().label() + ' ' + EntryIds.text(row.entryUuid()) + ' ' + what));
    }
}
