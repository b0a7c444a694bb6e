package org.affinitydomain.xds.metadata;

import java.util.List;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.ExternalIdentifier;
import org.affinitydomain.xds.ebrim.LocalizedString;
import org.affinitydomain.xds.ebrim.RegistryObject;

/** Where in ebRIM an attribute stands, and how its values are read from there (ITI TF-3 4.2.3). */
public sealed interface Location {

    /** The attribute's plain values: text, the code of a classification, the value of an identifier. */
    List<String> values(RegistryObject object);

    /** How many times the attribute is present: slots of that name, classifications of that scheme, and so on. */
    int occurrences(RegistryObject object);

    /** An XML attribute of the object's element. */
    record XmlAttribute(String name) implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.attribute(name).filter(v -> !v.isEmpty()).stream().toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return values(object).size();
        }
    }

    /** A slot of the object. */
    record InSlot(String name) implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.slotValues(name);
        }

        @Override
        public int occurrences(RegistryObject object) {
            return (int) object.slots().stream().filter(s -> s.name().equals(name)).count();
        }
    }

    /** A classification of the object by a scheme. */
    record Classified(String scheme) implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.classifications(scheme).stream().map(Classification::nodeRepresentation).flatMap(o -> o.stream()).toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return object.classifications(scheme).size();
        }
    }

    /**
     * An external identifier of the object.
     *
     * @param label the name that the identifier carries, such as {@code XDSDocumentEntry.uniqueId}
     */
    record Identifier(String scheme, String label) implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.externalIdentifiers(scheme).stream().map(ExternalIdentifier::value).toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return object.externalIdentifiers(scheme).size();
        }
    }

    /** The name of the object. */
    record Name() implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.names().stream().map(LocalizedString::value).toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return object.names().isEmpty() ? 0 : 1;
        }
    }

    /** The description of the object. */
    record Description() implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.descriptions().stream().map(LocalizedString::value).toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return object.descriptions().isEmpty() ? 0 : 1;
        }
    }

    /** The version in VersionInfo. */
    record Version() implements Location {
        @Override
        public List<String> values(RegistryObject object) {
            return object.versionName().stream().toList();
        }

        @Override
        public int occurrences(RegistryObject object) {
            return object.versionName().isPresent() ? 1 : 0;
        }
    }
}
