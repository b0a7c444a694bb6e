package org.affinitydomain.xds.ebrim;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads ebRIM 3.0 from a stream of XML events (ITI TF-3 4.2.1.2). Every method starts on the start of its element and
 * ends on the end of it. Not reusable for a second message: it counts what it reads against {@link RimLimits}.
 */
public final class RimReader {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final XMLStreamReader xml;
    private final RimLimits limits;
    private int objects;

    public RimReader(XMLStreamReader xml, RimLimits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /**
     * Reads a {@code RegistryObjectList}. Classifications that stand on their own in the list are put into the object
     * that they classify.
     */
    public RegistryObjectList registryObjectList() throws XMLStreamException, MetadataFormatException {
        List<RegistryObject> read = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        List<Classification> loose = new ArrayList<>();
        while (nextChild()) {
            if (++objects > limits.objects()) {
                throw wrong("more than " + limits.objects() + " objects in one message");
            }
            switch (name()) {
                case "ExtrinsicObject" -> read.add(object(RegistryObject.Element.EXTRINSIC_OBJECT));
                case "RegistryPackage" -> read.add(object(RegistryObject.Element.REGISTRY_PACKAGE));
                case "Association" -> read.add(object(RegistryObject.Element.ASSOCIATION));
                case "Classification" -> loose.add(classification());
                case "ObjectRef" -> {
                    refs.add(Optional.ofNullable(xml.getAttributeValue(null, "id")).orElse(""));
                    skip();
                }
                default -> throw wrong("unexpected element " + name() + " in RegistryObjectList");
            }
        }
        return new RegistryObjectList(attach(read, loose), refs);
    }

    private List<RegistryObject> attach(List<RegistryObject> read, List<Classification> loose) throws MetadataFormatException {
        if (loose.isEmpty()) {
            return read;
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            positions.put(read.get(i).id(), i);
        }
        for (Classification c : loose) {
            Integer at = positions.get(c.classifiedObject().orElse(""));
            if (at == null) {
                throw wrong("Classification of " + c.classifiedObject().orElse("nothing") + ", which is not in the message");
            }
            read.set(at, read.get(at).withClassification(c));
        }
        return read;
    }

    /** Reads an ExtrinsicObject, RegistryPackage or Association. */
    public RegistryObject object(RegistryObject.Element element) throws XMLStreamException, MetadataFormatException {
        Map<String, String> attributes = attributes();
        List<Slot> slots = new ArrayList<>();
        List<LocalizedString> names = List.of();
        List<LocalizedString> descriptions = List.of();
        Optional<String> version = Optional.empty();
        List<Classification> classifications = new ArrayList<>();
        List<ExternalIdentifier> identifiers = new ArrayList<>();
        while (nextChild()) {
            switch (name()) {
                case "Slot" -> bounded(slots).add(slot());
                case "Name" -> names = internationalString();
                case "Description" -> descriptions = internationalString();
                case "VersionInfo" -> {
                    version = Optional.ofNullable(xml.getAttributeValue(null, "versionName"));
                    skip();
                }
                case "ContentVersionInfo" -> skip();
                case "Classification" -> bounded(classifications).add(classification());
                case "ExternalIdentifier" -> bounded(identifiers).add(externalIdentifier());
                default -> throw wrong("unexpected element " + name() + " in " + element.localName());
            }
        }
        return new RegistryObject(element, attributes, slots, names, descriptions, version, classifications, identifiers);
    }

    /** Reads a Slot. */
    public Slot slot() throws XMLStreamException, MetadataFormatException {
        String slotName = required("name", "Slot");
        List<String> values = new ArrayList<>();
        while (nextChild()) {
            if (!name().equals("ValueList")) {
                throw wrong("unexpected element " + name() + " in Slot " + slotName);
            }
            while (nextChild()) {
                if (!name().equals("Value")) {
                    throw wrong("unexpected element " + name() + " in the ValueList of " + slotName);
                }
                bounded(values).add(text());
            }
        }
        return new Slot(slotName, values);
    }

    private Classification classification() throws XMLStreamException, MetadataFormatException {
        Optional<String> id = optional("id");
        Optional<String> scheme = optional("classificationScheme");
        Optional<String> node = optional("classificationNode");
        Optional<String> object = optional("classifiedObject");
        Optional<String> representation = optional("nodeRepresentation");
        List<Slot> slots = new ArrayList<>();
        List<LocalizedString> names = List.of();
        while (nextChild()) {
            switch (name()) {
                case "Slot" -> bounded(slots).add(slot());
                case "Name" -> names = internationalString();
                case "Description", "VersionInfo", "Classification", "ExternalIdentifier" -> skip();
                default -> throw wrong("unexpected element " + name() + " in Classification");
            }
        }
        return new Classification(id, scheme, node, object, representation, names, slots);
    }

    private ExternalIdentifier externalIdentifier() throws XMLStreamException, MetadataFormatException {
        Optional<String> id = optional("id");
        String scheme = required("identificationScheme", "ExternalIdentifier");
        Optional<String> object = optional("registryObject");
        String value = required("value", "ExternalIdentifier");
        List<LocalizedString> names = List.of();
        while (nextChild()) {
            switch (name()) {
                case "Name" -> names = internationalString();
                case "Slot", "Description", "VersionInfo", "Classification", "ExternalIdentifier" -> skip();
                default -> throw wrong("unexpected element " + name() + " in ExternalIdentifier");
            }
        }
        return new ExternalIdentifier(id, scheme, object, value, names);
    }

    private List<LocalizedString> internationalString() throws XMLStreamException, MetadataFormatException {
        List<LocalizedString> strings = new ArrayList<>();
        while (nextChild()) {
            if (!name().equals("LocalizedString")) {
                throw wrong("unexpected element " + name() + " where LocalizedString is due");
            }
            bounded(strings).add(new LocalizedString(Optional.ofNullable(xml.getAttributeValue(XML, "lang")),
                    required("value", "LocalizedString")));
            skip();
        }
        return strings;
    }

    private Map<String, String> attributes() throws MetadataFormatException {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(xml.getAttributeLocalName(i), checked(xml.getAttributeValue(i)));
            }
        }
        return attributes;
    }

    private Optional<String> optional(String attribute) throws MetadataFormatException {
        String value = xml.getAttributeValue(null, attribute);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(checked(value));
    }

    private String required(String attribute, String element) throws MetadataFormatException {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            throw wrong(element + " without the attribute " + attribute);
        }
        return checked(value);
    }

    /** The trimmed text of an element that has no children. */
    private String text() throws XMLStreamException, MetadataFormatException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != END_ELEMENT) {
            if (xml.getEventType() == START_ELEMENT) {
                throw wrong("unexpected element " + name() + " in a Value");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
                checked(text);
            }
        }
        return text.toString().strip();
    }

    private <T extends CharSequence> T checked(T value) throws MetadataFormatException {
        if (value.length() > limits.valueCharacters()) {
            throw wrong("a value of more than " + limits.valueCharacters() + " characters");
        }
        return value;
    }

    private <T> List<T> bounded(List<T> list) throws MetadataFormatException {
        if (list.size() >= limits.partsPerObject()) {
            throw wrong("more than " + limits.partsPerObject() + " parts of a kind in one object");
        }
        return list;
    }

    private boolean nextChild() throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == START_ELEMENT) {
                return true;
            }
            if (event == END_ELEMENT) {
                return false;
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == START_ELEMENT ? 1 : event == END_ELEMENT ? -1 : 0;
        }
    }

    private String name() {
        return xml.getLocalName();
    }

    private MetadataFormatException wrong(String what) {
        return new MetadataFormatException(what + " (line " + xml.getLocation().getLineNumber() + ")");
    }
}
