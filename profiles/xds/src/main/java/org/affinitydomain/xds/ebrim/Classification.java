package org.affinitydomain.xds.ebrim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A classification: a coded attribute or an author when it has a scheme, the mark of a SubmissionSet or Folder when it
 * has a node (ebRIM 3.0, 4.3; ITI TF-3 4.2.3.1.2).
 *
 * @param id                   its own id; empty when it was not given
 * @param classificationScheme the scheme's UUID, for codes and authors
 * @param classificationNode   the node's UUID, for SubmissionSet and Folder marks
 * @param classifiedObject     the id of the object that it classifies; empty when it was not given
 * @param nodeRepresentation   the code; empty for authors
 * @param names                the code's display name in one or more languages
 * @param slots                codingScheme, or the author's sub-attributes
 */
public record Classification(Optional<String> id, Optional<String> classificationScheme,
                             Optional<String> classificationNode, Optional<String> classifiedObject,
                             Optional<String> nodeRepresentation, List<LocalizedString> names, List<Slot> slots) {

    public Classification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(classificationScheme, "classificationScheme");
        Objects.requireNonNull(classificationNode, "classificationNode");
        Objects.requireNonNull(classifiedObject, "classifiedObject");
        Objects.requireNonNull(nodeRepresentation, "nodeRepresentation");
        names = List.copyOf(names);
        slots = List.copyOf(slots);
    }

    /** The values of the slot of that name; empty when there is none. */
    public List<String> slotValues(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).flatMap(s -> s.values().stream()).toList();
    }

    /** This classification with its own id and the id of its object replaced. */
    public Classification withIds(String newId, String newClassifiedObject) {
        return new Classification(Optional.of(newId), classificationScheme, classificationNode,
                Optional.of(newClassifiedObject), nodeRepresentation, names, slots);
    }
}
