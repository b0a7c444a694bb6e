package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Submission;

/** What every ebRIM object must keep, whatever it describes (ITI TF-3 4.2.3.1.1 to 4.2.3.1.4). */
final class StructureRules {

    private StructureRules() {
    }

    /** A slot has a name of its own in its object, and values. */
    static void slots(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject object : view.objects()) {
            checkSlots(name(object), object.slots(), problems);
            for (Classification c : object.classifications()) {
                checkSlots(name(object) + ", Classification " + c.classificationScheme().orElse(""), c.slots(), problems);
            }
        }
    }

    private static void checkSlots(String where, List<Slot> slots, Problems problems) {
        Set<String> names = new HashSet<>();
        for (Slot slot : slots) {
            if (slot.name().isBlank()) {
                problems.metadata(where + ": a Slot has no name");
            }
            if (!names.add(slot.name())) {
                problems.metadata(where + ": Slot " + slot.name() + " occurs twice");
            }
            if (slot.values().stream().allMatch(String::isEmpty)) {
                problems.metadata(where + ": Slot " + slot.name() + " has no value");
            }
        }
    }

    /** A classification says of which object, and by which scheme or node, it is. */
    static void classifications(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject object : view.objects()) {
            for (Classification c : object.classifications()) {
                if (c.classificationScheme().isPresent() == c.classificationNode().isPresent()) {
                    problems.metadata(name(object) + ": a Classification needs either a classificationScheme or a classificationNode");
                }
                belongs(object, "Classification " + c.classificationScheme().or(c::classificationNode).orElse(""),
                        c.classifiedObject(), problems);
            }
            object.externalIdentifiers().forEach(e ->
                    belongs(object, "ExternalIdentifier " + e.identificationScheme(), e.registryObject(), problems));
        }
    }

    private static void belongs(RegistryObject object, String part, Optional<String> owner, Problems problems) {
        if (owner.isPresent() && !owner.get().equals(object.id())) {
            problems.metadata(name(object) + ": " + part + " stands inside it but belongs to " + owner.get());
        }
    }

    /** A RegistryPackage is a SubmissionSet or a Folder. */
    static void packages(SubmissionView view, Submission submission, Problems problems) {
        for (RegistryObject object : view.unmarkedPackages()) {
            problems.metadata(name(object) + " is classified as neither SubmissionSet nor Folder");
        }
        for (RegistryObject object : view.of(ObjectKind.SUBMISSION_SET)) {
            if (object.isClassifiedAs(ObjectKind.FOLDER_NODE)) {
                problems.metadata(name(object) + " is classified as SubmissionSet and as Folder");
            }
        }
    }

    /** A DocumentEntry is of the type that the transaction registers (ITI TF-3 4.2.5.2); an update keeps the type that is registered. */
    static void objectTypes(SubmissionView view, Submission submission, Problems problems) {
        if (submission.isUpdate()) {
            return;
        }
        String wanted = submission == Submission.REGISTER_ON_DEMAND ? ObjectKind.ON_DEMAND : ObjectKind.STABLE;
        for (RegistryObject object : view.of(ObjectKind.DOCUMENT_ENTRY)) {
            Attribute.DE_OBJECT_TYPE.value(object).filter(type -> !type.equals(wanted)).ifPresent(type -> problems.metadata(
                    name(object) + ": objectType is " + type + ", this transaction registers " + wanted));
        }
    }
}
