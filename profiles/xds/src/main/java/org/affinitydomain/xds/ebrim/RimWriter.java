package org.affinitydomain.xds.ebrim;

import static org.affinitydomain.xds.ebrim.Namespaces.RIM;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes ebRIM 3.0 to a stream of XML events, in the order of its schema. The prefix {@code rim} must be bound where it
 * writes, see {@link #bindPrefix()}.
 */
public final class RimWriter {

    private static final String PREFIX = "rim";
    private static final String OBJECT_TYPE = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:";
    private static final List<String> ATTRIBUTE_ORDER = List.of("lid", "id", "home", "objectType", "status", "mimeType",
            "isOpaque", "contentVersionInfo", "associationType", "sourceObject", "targetObject");

    private final XMLStreamWriter xml;

    public RimWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Declares the prefix on the element that was just started. */
    public RimWriter bindPrefix() throws XMLStreamException {
        xml.writeNamespace(PREFIX, RIM);
        return this;
    }

    /** Writes a whole object; {@code standalone} declares the namespace on it. */
    public void object(RegistryObject object, boolean standalone) throws XMLStreamException {
        start(object.element().localName());
        if (standalone) {
            bindPrefix();
        }
        attributes(object);
        for (Slot slot : object.slots()) {
            slot(slot);
        }
        internationalString("Name", object.names());
        internationalString("Description", object.descriptions());
        if (object.versionName().isPresent()) {
            start("VersionInfo");
            xml.writeAttribute("versionName", object.versionName().get());
            xml.writeEndElement();
        }
        for (Classification c : object.classifications()) {
            classification(c, object.id());
        }
        for (ExternalIdentifier e : object.externalIdentifiers()) {
            externalIdentifier(e, object.id());
        }
        xml.writeEndElement();
    }

    /** Writes an ObjectRef, with the home community when there is one. */
    public void objectRef(String id, Optional<String> home) throws XMLStreamException {
        start("ObjectRef");
        xml.writeAttribute("id", id);
        attribute("home", home);
        xml.writeEndElement();
    }

    /** Writes a Slot. */
    public void slot(Slot slot) throws XMLStreamException {
        start("Slot");
        xml.writeAttribute("name", slot.name());
        start("ValueList");
        for (String value : slot.values()) {
            start("Value");
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void attributes(RegistryObject object) throws XMLStreamException {
        Map<String, String> attributes = object.attributes();
        for (String name : ATTRIBUTE_ORDER) {
            attribute(name, object.attribute(name));
        }
        for (Map.Entry<String, String> other : new java.util.TreeMap<>(attributes).entrySet()) {
            if (!ATTRIBUTE_ORDER.contains(other.getKey())) {
                xml.writeAttribute(other.getKey(), other.getValue());
            }
        }
    }

    private void classification(Classification c, String owner) throws XMLStreamException {
        start("Classification");
        xml.writeAttribute("id", c.id().orElseGet(RimWriter::newId));
        xml.writeAttribute("objectType", OBJECT_TYPE + "Classification");
        attribute("classificationScheme", c.classificationScheme());
        attribute("classificationNode", c.classificationNode());
        xml.writeAttribute("classifiedObject", c.classifiedObject().orElse(owner));
        if (c.classificationScheme().isPresent()) {
            // required with a scheme, and empty for authors (ITI TF-3 4.2.3.1.2)
            xml.writeAttribute("nodeRepresentation", c.nodeRepresentation().orElse(""));
        }
        for (Slot slot : c.slots()) {
            slot(slot);
        }
        internationalString("Name", c.names());
        xml.writeEndElement();
    }

    private void externalIdentifier(ExternalIdentifier e, String owner) throws XMLStreamException {
        start("ExternalIdentifier");
        xml.writeAttribute("id", e.id().orElseGet(RimWriter::newId));
        xml.writeAttribute("objectType", OBJECT_TYPE + "ExternalIdentifier");
        xml.writeAttribute("registryObject", e.registryObject().orElse(owner));
        xml.writeAttribute("identificationScheme", e.identificationScheme());
        xml.writeAttribute("value", e.value());
        internationalString("Name", e.names());
        xml.writeEndElement();
    }

    private void internationalString(String element, List<LocalizedString> strings) throws XMLStreamException {
        if (strings.isEmpty()) {
            return;
        }
        start(element);
        for (LocalizedString s : strings) {
            start("LocalizedString");
            if (s.lang().isPresent()) {
                xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", s.lang().get());
            }
            xml.writeAttribute("value", s.value());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void attribute(String name, Optional<String> value) throws XMLStreamException {
        if (value.isPresent()) {
            xml.writeAttribute(name, value.get());
        }
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(PREFIX, element, RIM);
    }

    private static String newId() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
