package org.affinitydomain.pix.v3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/**
 * An element of a v3 message with all that is in it. A message is about one patient, so it is small, and one that is not small
 * is refused while it is read: it has at most {@value #MAX_ELEMENTS} elements, {@value #MAX_DEPTH} of them inside one another,
 * and {@value #MAX_CHARACTERS} characters.
 *
 * @param name       local name; all elements are of HL7's namespace
 * @param attributes those without a namespace, by name
 * @param text       its own text, without that of its children, and without blanks around it
 * @param children   elements in it
 */
public record V3Element(String name, Map<String, String> attributes, String text, List<V3Element> children) {
    static final String NAMESPACE = "urn:hl7-org:v3";
    static final int MAX_ELEMENTS = 5_000;
    static final int MAX_DEPTH = 50;
    static final int MAX_CHARACTERS = 512 * 1024;

    /** Takes copies. */
    public V3Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /**
     * Reads the element on whose start the reader stands, to its end. Elements of other namespaces, which are somebody's
     * extensions, are left out.
     *
     * @throws MetadataFormatException when it is larger than a message can be
     * @throws XMLStreamException      when it is no XML
     */
    public static V3Element read(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        return new Reading(xml).element(1);
    }

    /** The first child of that name. */
    public Optional<V3Element> child(String childName) {
        return all(childName).findFirst();
    }

    /** The children of that name. */
    public List<V3Element> children(String childName) {
        return all(childName).toList();
    }

    /** The first element at the end of a path of names. */
    public Optional<V3Element> at(String... path) {
        Optional<V3Element> element = Optional.of(this);
        for (String step : path) {
            element = element.flatMap(parent -> parent.child(step));
        }
        return element;
    }

    /** An attribute that has a value; none when the element says that there is none ({@code nullFlavor}). */
    public Optional<String> value(String attribute) {
        return attributes.containsKey("nullFlavor") ? Optional.empty()
                : Optional.ofNullable(attributes.get(attribute)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private Stream<V3Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** Counts what it reads. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private int elements;
        private int characters;

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        V3Element element(int depth) throws XMLStreamException, MetadataFormatException {
            refuseIf(++elements > MAX_ELEMENTS, "more than " + MAX_ELEMENTS + " elements");
            refuseIf(depth > MAX_DEPTH, "more than " + MAX_DEPTH + " elements inside one another");
            String name = xml.getLocalName();
            Map<String, String> attributes = attributes(name);
            StringBuilder text = new StringBuilder();
            List<V3Element> children = new ArrayList<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    boolean ours = NAMESPACE.equals(xml.getNamespaceURI());
                    V3Element child = element(depth + 1);
                    if (ours) {
                        children.add(child);
                    }
                } else if (xml.isCharacters()) {
                    count(xml.getTextLength());
                    text.append(xml.getText());
                } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw wrong("an entity reference");
                }
            }
            return new V3Element(name, attributes, text.toString().strip(), children);
        }

        private Map<String, String> attributes(String name) throws MetadataFormatException {
            Map<String, String> attributes = new LinkedHashMap<>();
            count(name.length());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                count(xml.getAttributeLocalName(i).length() + xml.getAttributeValue(i).length());
                if (xml.getAttributeNamespace(i) == null || xml.getAttributeNamespace(i).isEmpty()) {
                    attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                }
            }
            return attributes;
        }

        private void count(int more) throws MetadataFormatException {
            characters += more;
            refuseIf(characters > MAX_CHARACTERS, "more than " + MAX_CHARACTERS + " characters");
        }

        private void refuseIf(boolean tooMuch, String what) throws MetadataFormatException {
            if (tooMuch) {
                throw wrong(what);
            }
        }

        private MetadataFormatException wrong(String what) {
            return new MetadataFormatException("a patient registry message has " + what + " (line " + xml.getLocation().getLineNumber() + ")");
        }
    }
}
