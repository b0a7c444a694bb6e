package org.affinitydomain.xds.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * The objects of one submission by kind and by id.
 *
 * <p>It is built from whatever was sent: rules must be ready for objects without ids, and for packages that are marked as
 * nothing.
 */
public final class SubmissionView {

    private final List<RegistryObject> objects;
    private final Map<ObjectKind, List<RegistryObject>> byKind = new EnumMap<>(ObjectKind.class);
    private final Map<String, RegistryObject> byId = new HashMap<>();
    private final List<RegistryObject> unmarkedPackages = new ArrayList<>();

    public SubmissionView(List<RegistryObject> objects) {
        this.objects = List.copyOf(objects);
        for (ObjectKind kind : ObjectKind.values()) {
            byKind.put(kind, new ArrayList<>());
        }
        for (RegistryObject object : objects) {
            ObjectKind.of(object).map(byKind::get).orElse(unmarkedPackages).add(object);
            if (!object.id().isEmpty()) {
                byId.putIfAbsent(object.id(), object);
            }
        }
    }

    /** All objects in their order. */
    public List<RegistryObject> objects() {
        return objects;
    }

    /** The objects of a kind, in their order. */
    public List<RegistryObject> of(ObjectKind kind) {
        return List.copyOf(byKind.get(kind));
    }

    /** The one SubmissionSet of a valid submission; the first of an invalid one. */
    public Optional<RegistryObject> submissionSet() {
        return byKind.get(ObjectKind.SUBMISSION_SET).stream().findFirst();
    }

    /** The object of that id, when it is in the submission. */
    public Optional<RegistryObject> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The kind of the object of that id, when it is in the submission. */
    public Optional<ObjectKind> kindOf(String id) {
        return byId(id).flatMap(ObjectKind::of);
    }

    /** Packages that are marked as neither SubmissionSet nor Folder. */
    List<RegistryObject> unmarkedPackages() {
        return unmarkedPackages;
    }

    /** The type of an association; empty for one that the framework does not know. */
    public static Optional<AssociationType> typeOf(RegistryObject association) {
        return Attribute.AS_TYPE.value(association).flatMap(AssociationType::of);
    }

    /** The id of the object where an association begins; empty text when it has none. */
    public static String sourceOf(RegistryObject association) {
        return Attribute.AS_SOURCE.value(association).orElse("");
    }

    /** The id of the object where an association ends; empty text when it has none. */
    public static String targetOf(RegistryObject association) {
        return Attribute.AS_TARGET.value(association).orElse("");
    }

    /** How an error text names an object: its kind, its id and its uniqueId. */
    public static String name(RegistryObject object) {
        Optional<ObjectKind> kind = ObjectKind.of(object);
        StringBuilder name = new StringBuilder(kind.map(ObjectKind::label).orElse(object.element().localName()));
        name.append(' ').append(object.id().isEmpty() ? "without id" : object.id());
        kind.flatMap(SubmissionView::uniqueIdOf).flatMap(a -> a.value(object)).ifPresent(v -> name.append(" (uniqueId ").append(v).append(')'));
        return name.toString();
    }

    /** The attribute that holds the uniqueId of objects of a kind; empty for associations. */
    public static Optional<Attribute> uniqueIdOf(ObjectKind kind) {
        return switch (kind) {
            case DOCUMENT_ENTRY -> Optional.of(Attribute.DE_UNIQUE_ID);
            case SUBMISSION_SET -> Optional.of(Attribute.SS_UNIQUE_ID);
            case FOLDER -> Optional.of(Attribute.FOL_UNIQUE_ID);
            case ASSOCIATION -> Optional.empty();
        };
    }

    /** The attribute that holds the patientId of objects of a kind; empty for associations. */
    public static Optional<Attribute> patientIdOf(ObjectKind kind) {
        return switch (kind) {
            case DOCUMENT_ENTRY -> Optional.of(Attribute.DE_PATIENT_ID);
            case SUBMISSION_SET -> Optional.of(Attribute.SS_PATIENT_ID);
            case FOLDER -> Optional.of(Attribute.FOL_PATIENT_ID);
            case ASSOCIATION -> Optional.empty();
        };
    }
}
