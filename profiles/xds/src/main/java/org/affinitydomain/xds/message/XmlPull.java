package org.affinitydomain.xds.message;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/** Steps through elements: what every message reader does in the same way. */
final class XmlPull {

    private static final int MAX_TEXT_CHARACTERS = 64 * 1024;

    private XmlPull() {
    }

    /** Steps to the next child of the current element; false at its end. */
    static boolean nextChild(XMLStreamReader xml) throws XMLStreamException {
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

    /** Steps over the rest of the current element. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == START_ELEMENT ? 1 : event == END_ELEMENT ? -1 : 0;
        }
    }

    /** The trimmed text of the current element, which has no children. */
    static String text(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        StringBuilder text = new StringBuilder();
        String element = xml.getLocalName();
        while (xml.next() != END_ELEMENT) {
            if (xml.getEventType() == START_ELEMENT) {
                throw wrong(xml, "unexpected element " + xml.getLocalName() + " in " + element);
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
            if (text.length() > MAX_TEXT_CHARACTERS) {
                throw wrong(xml, element + " of more than " + MAX_TEXT_CHARACTERS + " characters");
            }
        }
        return text.toString().strip();
    }

    /** An attribute of the current element without a namespace. */
    static Optional<String> attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** An attribute of the current element that must be there. */
    static String required(XMLStreamReader xml, String name) throws MetadataFormatException {
        return attribute(xml, name).orElseThrow(() -> wrong(xml, xml.getLocalName() + " without the attribute " + name));
    }

    /** Refuses the current element unless it is the one named. */
    static void expect(XMLStreamReader xml, String namespace, String name) throws MetadataFormatException {
        if (!xml.getLocalName().equals(name) || !namespace.equals(xml.getNamespaceURI())) {
            throw wrong(xml, "{" + xml.getNamespaceURI() + "}" + xml.getLocalName() + " where {" + namespace + "}" + name + " is due");
        }
    }

    /** The exception for a message of the wrong structure. */
    static MetadataFormatException wrong(XMLStreamReader xml, String what) {
        return new MetadataFormatException(what + " (line " + xml.getLocation().getLineNumber() + ")");
    }
}
