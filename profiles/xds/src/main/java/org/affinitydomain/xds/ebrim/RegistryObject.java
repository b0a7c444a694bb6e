package org.affinitydomain.xds.ebrim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A DocumentEntry, SubmissionSet, Folder or Association as ebRIM 3.0 carries it (ITI TF-3 4.2.1), whole: attributes,
 * slots and classifications that no rule knows are kept and written back.
 *
 * <p>What an IHE attribute is and where it stands in this object is said by
 * {@link org.affinitydomain.xds.metadata.Attribute}, and nowhere else.
 *
 * @param element             the kind of ebRIM element
 * @param attributes          the XML attributes by local name (id, lid, home, status, objectType, mimeType, ...)
 * @param slots               in their order
 * @param names               the title, in one or more languages
 * @param descriptions        the comments, in one or more languages
 * @param versionName         {@code VersionInfo/@versionName}: the version of the metadata (ITI TF-3 4.2.3.2.32)
 * @param classifications     in their order
 * @param externalIdentifiers in their order
 */
public record RegistryObject(Element element, Map<String, String> attributes, List<Slot> slots,
                             List<LocalizedString> names, List<LocalizedString> descriptions,
                             Optional<String> versionName, List<Classification> classifications,
                             List<ExternalIdentifier> externalIdentifiers) {

    private static final String UUID_URN = "urn:uuid:";

    /** The ebRIM elements that carry XDS objects. */
    public enum Element {
        EXTRINSIC_OBJECT("ExtrinsicObject"), REGISTRY_PACKAGE("RegistryPackage"), ASSOCIATION("Association");

        private final String localName;

        Element(String localName) {
            this.localName = localName;
        }

        /** The element's name in the namespace of ebRIM. */
        public String localName() {
            return localName;
        }
    }

    public RegistryObject {
        Objects.requireNonNull(element, "element");
        attributes = Map.copyOf(attributes);
        slots = List.copyOf(slots);
        names = List.copyOf(names);
        descriptions = List.copyOf(descriptions);
        Objects.requireNonNull(versionName, "versionName");
        classifications = List.copyOf(classifications);
        externalIdentifiers = List.copyOf(externalIdentifiers);
    }

    /** An object without anything but its XML attributes. */
    public static RegistryObject of(Element element, Map<String, String> attributes) {
        return new RegistryObject(element, attributes, List.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of());
    }

    /** The entryUUID, or the symbolic id of a submission; empty when the submitter gave none. */
    public String id() {
        return attributes.getOrDefault("id", "");
    }

    /** The value of an XML attribute. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** All values of the slots of that name. */
    public List<String> slotValues(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).flatMap(s -> s.values().stream()).toList();
    }

    /** The slot of that name, the first when there are several. */
    public Optional<Slot> slot(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The classifications of a scheme. */
    public List<Classification> classifications(String scheme) {
        return classifications.stream().filter(c -> c.classificationScheme().filter(scheme::equals).isPresent()).toList();
    }

    /** The external identifiers of a scheme. */
    public List<ExternalIdentifier> externalIdentifiers(String scheme) {
        return externalIdentifiers.stream().filter(e -> e.identificationScheme().equals(scheme)).toList();
    }

    /** Whether a classification without scheme marks this object as belonging to the node (SubmissionSet, Folder). */
    public boolean isClassifiedAs(String node) {
        return classifications.stream().anyMatch(c -> c.classificationNode().filter(node::equals).isPresent());
    }

    /** This object with one XML attribute set. */
    public RegistryObject withAttribute(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new RegistryObject(element, changed, slots, names, descriptions, versionName, classifications, externalIdentifiers);
    }

    /** This object without one XML attribute. */
    public RegistryObject withoutAttribute(String name) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.remove(name);
        return new RegistryObject(element, changed, slots, names, descriptions, versionName, classifications, externalIdentifiers);
    }

    /** This object with the slot of that name replaced, or added at the end; no values remove it. */
    public RegistryObject withSlot(String name, List<String> values) {
        List<Slot> kept = new ArrayList<>(slots);
        int at = -1;
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).name().equals(name)) {
                kept.remove(i);
                at = i;
            }
        }
        if (!values.isEmpty()) {
            kept.add(at < 0 ? kept.size() : at, new Slot(name, values));
        }
        return new RegistryObject(element, attributes, kept, names, descriptions, versionName, classifications, externalIdentifiers);
    }

    /** This object with the version of its metadata set. */
    public RegistryObject withVersionName(String version) {
        return new RegistryObject(element, attributes, slots, names, descriptions, Optional.of(version), classifications,
                externalIdentifiers);
    }

    /** This object with a classification added at the end. */
    public RegistryObject withClassification(Classification added) {
        List<Classification> all = new ArrayList<>(classifications);
        all.add(added);
        return new RegistryObject(element, attributes, slots, names, descriptions, versionName, all, externalIdentifiers);
    }

    /** This object with its name, that is its title, set. */
    public RegistryObject withNames(List<LocalizedString> title) {
        return new RegistryObject(element, attributes, slots, title, descriptions, versionName, classifications, externalIdentifiers);
    }

    /** This object with its description, that is its comments, set. */
    public RegistryObject withDescriptions(List<LocalizedString> comments) {
        return new RegistryObject(element, attributes, slots, names, comments, versionName, classifications, externalIdentifiers);
    }

    /** This object with the identifiers of the scheme replaced by one of the given value and label. */
    public RegistryObject withExternalIdentifier(String scheme, String value, String label) {
        List<ExternalIdentifier> all = new ArrayList<>(externalIdentifiers);
        all.removeIf(e -> e.identificationScheme().equals(scheme));
        all.add(new ExternalIdentifier(Optional.empty(), scheme, Optional.of(id()), value, List.of(LocalizedString.of(label))));
        return new RegistryObject(element, attributes, slots, names, descriptions, versionName, classifications, all);
    }

    /** This object with another value of its identifiers of the scheme, which stay what and where they are. */
    public RegistryObject withIdentifierValue(String scheme, String value) {
        return new RegistryObject(element, attributes, slots, names, descriptions, versionName, classifications, externalIdentifiers.stream()
                .map(e -> e.identificationScheme().equals(scheme) ? e.withValue(value) : e).toList());
    }

    /**
     * This object with every id rewritten: its own, those that its parts carry, and those at the ends of an association.
     * Parts without an id, or with a symbolic one, get one that follows from the object's own (ITI TF-3 4.2.1.5.1): it is
     * as unique as that is, and compresses to nearly nothing beside it.
     *
     * @param rename maps an id of an object to the id that replaces it, the same when it stays
     */
    public RegistryObject withIds(UnaryOperator<String> rename) {
        Map<String, String> changed = new TreeMap<>(attributes);
        for (String name : List.of("id", "lid", "sourceObject", "targetObject")) {
            changed.computeIfPresent(name, (n, value) -> rename.apply(value));
        }
        String own = changed.getOrDefault("id", "");
        List<Classification> classified = new ArrayList<>();
        for (Classification c : classifications) {
            classified.add(c.withIds(partId(c.id(), own, classified.size()), own));
        }
        List<ExternalIdentifier> identified = new ArrayList<>();
        for (ExternalIdentifier e : externalIdentifiers) {
            identified.add(e.withIds(partId(e.id(), own, classified.size() + identified.size()), own));
        }
        return new RegistryObject(element, changed, slots, names, descriptions, versionName, classified, identified);
    }

    private static String partId(Optional<String> given, String own, int ordinal) {
        return given.filter(id -> id.startsWith(UUID_URN)).orElseGet(() -> UUID_URN + derived(own, ordinal));
    }

    /** The object's UUID with its version set to 8 (RFC 9562, 5.8: of its maker's own making), and the ordinal in its last bits. */
    private static UUID derived(String own, int ordinal) {
        if (!own.startsWith(UUID_URN)) {
            return UUID.randomUUID();
        }
        UUID uuid = UUID.fromString(own.substring(UUID_URN.length()));
        return new UUID(uuid.getMostSignificantBits() & ~0xF000L | 0x8000L, uuid.getLeastSignificantBits() ^ ordinal + 1);
    }
}
