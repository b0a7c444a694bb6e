package org.affinitydomain.xds.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.LocalizedString;
import org.affinitydomain.xds.ebrim.RegistryObject;

/**
 * Builds the metadata of one object by the names of its attributes; {@link Attribute} says where each one goes.
 * Not for several threads.
 */
public final class MetadataBuilder {

    private final ObjectKind kind;
    private RegistryObject object;

    private MetadataBuilder(ObjectKind kind, RegistryObject object) {
        this.kind = kind;
        this.object = object;
    }

    /** Begins with an object as it is, to change some of its attributes. */
    public static MetadataBuilder from(ObjectKind kind, RegistryObject object) {
        return new MetadataBuilder(kind, object);
    }

    /** Begins a stable DocumentEntry of the given symbolic or final id. */
    public static MetadataBuilder documentEntry(String id) {
        return new MetadataBuilder(ObjectKind.DOCUMENT_ENTRY, RegistryObject.of(RegistryObject.Element.EXTRINSIC_OBJECT,
                Map.of("id", id, "objectType", ObjectKind.STABLE)));
    }

    /** Begins a SubmissionSet. */
    public static MetadataBuilder submissionSet(String id) {
        return registryPackage(ObjectKind.SUBMISSION_SET, id, ObjectKind.SUBMISSION_SET_NODE);
    }

    /** Begins a Folder. */
    public static MetadataBuilder folder(String id) {
        return registryPackage(ObjectKind.FOLDER, id, ObjectKind.FOLDER_NODE);
    }

    /** An association from one object to another. */
    public static MetadataBuilder association(String id, AssociationType type, String source, String target) {
        return new MetadataBuilder(ObjectKind.ASSOCIATION, RegistryObject.of(RegistryObject.Element.ASSOCIATION, Map.of(
                "id", id, "objectType", "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association",
                "associationType", type.urn(), "sourceObject", source, "targetObject", target)));
    }

    /** A HasMember association from a SubmissionSet to an object submitted with it (ITI TF-3 4.2.2.1). */
    public static RegistryObject originalMember(String id, String submissionSet, String member) {
        return association(id, AssociationType.HAS_MEMBER, submissionSet, member)
                .set(Attribute.AS_SUBMISSION_SET_STATUS, "Original").build();
    }

    private static MetadataBuilder registryPackage(ObjectKind kind, String id, String node) {
        RegistryObject object = RegistryObject.of(RegistryObject.Element.REGISTRY_PACKAGE, Map.of("id", id,
                "objectType", "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:RegistryPackage"));
        return new MetadataBuilder(kind, object.withClassification(new Classification(Optional.empty(), Optional.empty(),
                Optional.of(node), Optional.of(id), Optional.empty(), List.of(), List.of())));
    }

    /** Sets an attribute that is no code and no author; no values leave it out. */
    public MetadataBuilder set(Attribute attribute, String... values) {
        return set(attribute, Arrays.asList(values));
    }

    /** Sets an attribute that is no code and no author; no values leave it out. */
    public MetadataBuilder set(Attribute attribute, List<String> values) {
        check(attribute);
        if (!attribute.multiple() && values.size() > 1) {
            throw new IllegalArgumentException(attribute.qualifiedLabel() + " holds one value");
        }
        if (values.isEmpty()) {
            return this;
        }
        List<LocalizedString> strings = values.stream().map(LocalizedString::of).toList();
        Location location = attribute.location();
        if (location instanceof Location.XmlAttribute xml) {
            object = object.withAttribute(xml.name(), values.get(0));
        } else if (location instanceof Location.InSlot slot) {
            object = object.withSlot(slot.name(), values);
        } else if (location instanceof Location.Identifier id) {
            object = object.withExternalIdentifier(id.scheme(), values.get(0), id.label());
        } else if (location instanceof Location.Name) {
            object = object.withNames(strings);
        } else if (location instanceof Location.Description) {
            object = object.withDescriptions(strings);
        } else if (location instanceof Location.Version) {
            object = object.withVersionName(values.get(0));
        } else {
            throw new IllegalArgumentException(attribute.qualifiedLabel() + " takes codes or authors");
        }
        return this;
    }

    /** Adds a code to a coded attribute. */
    public MetadataBuilder code(Attribute attribute, Code code) {
        check(attribute);
        object = object.withClassification(code.toClassification(attribute.scheme(), object.id()));
        return this;
    }

    /** Adds an author. */
    public MetadataBuilder author(Attribute attribute, Author author) {
        check(attribute);
        object = object.withClassification(author.toClassification(attribute.scheme(), object.id()));
        return this;
    }

    /** The object as built so far. */
    public RegistryObject build() {
        return object;
    }

    private void check(Attribute attribute) {
        if (attribute.kind() != kind) {
            throw new IllegalArgumentException(attribute.qualifiedLabel() + " is no attribute of a " + kind.label());
        }
    }
}
