package org.affinitydomain.registry.update;

import static org.affinitydomain.xds.validation.SubmissionView.sourceOf;
import static org.affinitydomain.xds.validation.SubmissionView.targetOf;
import static org.affinitydomain.xds.validation.SubmissionView.typeOf;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.registry.register.RegistrationRefusedException;
import org.affinitydomain.registry.store.EntryIds;
import org.affinitydomain.registry.store.ObjectRow;
import org.affinitydomain.registry.store.Status;
import org.affinitydomain.registry.store.StoreSession;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.affinitydomain.xds.validation.SubmissionView;

/**
 * The associations of an earlier version that its new version gets too (ITI TF-2 3.57.4.1.3.3.1.5, 3.57.4.1.3.3.3.5): the
 * approved memberships in Folders, or of a Folder, and the approved relationships of documents. The earlier ones stay as
 * they are, because they say what was true of the earlier version.
 */
final class AssociationPropagation {

    private final StoreSession session;
    private final long patient;
    private final Map<Long, End> replaced;

    /** One end of an association: its entryUUID and key. */
    record End(String id, long key) {

        private static End of(ObjectRow row) {
            return new End(EntryIds.text(row.entryUuid()), row.id());
        }
    }

    /**
     * An association to be made.
     *
     * @param folder the registered Folder that gets a member by it
     */
    record Copy(AssociationType type, End source, End target, Optional<ObjectRow> folder) {
    }

    /**
     * @param patient  the key of the patient of the new versions
     * @param replaced the new versions that get associations, by the keys of the versions that they update
     */
    AssociationPropagation(StoreSession session, long patient, Map<Long, End> replaced) {
        this.session = session;
        this.patient = patient;
        this.replaced = Map.copyOf(replaced);
    }

    /**
     * The associations that the new versions get.
     *
     * @param view what is submitted with final ids: an association that is in it is not made a second time
     * @throws RegistrationRefusedException XDSPatientIDReconciliationError when one would join objects of two patients
     */
    List<Copy> copies(SubmissionView view) throws SQLException, RegistrationRefusedException {
        List<ObjectRow> associations = session.associationsWith(replaced.keySet()).stream()
                .filter(row -> row.status() == Status.APPROVED).toList();
        Map<Long, ObjectRow> ends = ends(associations);
        List<Copy> copies = new ArrayList<>();
        List<RegistryError> errors = new ArrayList<>();
        for (ObjectRow association : associations) {
            ObjectRow source = ends.get(association.source().orElseThrow());
            ObjectRow target = ends.get(association.target().orElseThrow());
            if (goesOn(association, source, target)) {
                differentPatient(source).or(() -> differentPatient(target)).ifPresent(errors::add);
                Copy copy = copy(association, source, target);
                if (!isSubmitted(view, copy)) {
                    copies.add(copy);
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new RegistrationRefusedException(errors);
        }
        return copies;
    }

    private Map<Long, ObjectRow> ends(List<ObjectRow> associations) throws SQLException {
        Set<Long> ids = new HashSet<>();
        for (ObjectRow association : associations) {
            association.source().ifPresent(ids::add);
            association.target().ifPresent(ids::add);
        }
        Map<Long, ObjectRow> ends = new HashMap<>();
        session.byId(ids).forEach(row -> ends.put(row.id(), row));
        return ends;
    }

    /** A SubmissionSet keeps the versions that it submitted; a membership needs a Folder and a document that are approved. */
    private boolean goesOn(ObjectRow association, ObjectRow source, ObjectRow target) {
        if (association.associationType().filter(AssociationType::isDocumentRelationship).isPresent()) {
            return true;
        }
        return source.kind() == ObjectKind.FOLDER && isCurrent(source) && isCurrent(target);
    }

    private boolean isCurrent(ObjectRow row) {
        return replaced.containsKey(row.id()) || row.status() == Status.APPROVED;
    }

    private Optional<RegistryError> differentPatient(ObjectRow row) {
        boolean same = replaced.containsKey(row.id()) || row.patient().filter(p -> p == patient).isPresent();
        return same ? Optional.empty() : Optional.of(XdsErrorCode.PATIENT_ID_RECONCILIATION_ERROR.in("the " + row.kind().label() + ' '
                + EntryIds.text(row.entryUuid()) + " is associated with an object that the update gives to another patient;"
                + " update both, or set AssociationPropagation to no"));
    }

    private Copy copy(ObjectRow association, ObjectRow source, ObjectRow target) {
        boolean intoFolder = source.kind() == ObjectKind.FOLDER && !replaced.containsKey(source.id());
        return new Copy(association.associationType().orElseThrow(), replaced.getOrDefault(source.id(), End.of(source)),
                replaced.getOrDefault(target.id(), End.of(target)), Optional.of(source).filter(row -> intoFolder));
    }

    private static boolean isSubmitted(SubmissionView view, Copy copy) {
        return view.of(ObjectKind.ASSOCIATION).stream().anyMatch(a -> typeOf(a).filter(copy.type()::equals).isPresent()
                && sourceOf(a).equals(copy.source().id()) && targetOf(a).equals(copy.target().id()));
    }
}
