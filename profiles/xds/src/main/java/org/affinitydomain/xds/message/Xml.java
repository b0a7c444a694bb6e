package org.affinitydomain.xds.message;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLStreamWriter2;

/**
 * Readers without DTD and external entities, writers, and copying from one to the other. All are Woodstox's, in a server too,
 * where an application would otherwise get those of the JDK: they are slower, and write line ends in attributes as they are,
 * which a reader takes for spaces.
 */
public final class Xml {

    private static final String LAZY_PARSING = "com.ctc.wstx.lazyParsing";
    private static final ClassLoader WOODSTOX = XMLStreamWriter2.class.getClassLoader();
    private static final XMLInputFactory INPUT = inputFactory();
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newFactory(XMLOutputFactory.class.getName(), WOODSTOX);

    private Xml() {
    }

    private static XMLInputFactory inputFactory() {
        XMLInputFactory factory = XMLInputFactory.newFactory(XMLInputFactory.class.getName(), WOODSTOX);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // else a broken end of a text shows as an unchecked exception where the text is taken
        factory.setProperty(LAZY_PARSING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not read: " + systemId);
        });
        return factory;
    }

    /** A reader; it is not closed with its stream. */
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return INPUT.createXMLStreamReader(in);
    }

    /** A writer of UTF-8. */
    public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return OUTPUT.createXMLStreamWriter(out, "UTF-8");
    }

    /**
     * Writes an element that is at hand as bytes. A StAX2 writer takes it as it is, which was measured ten times faster than
     * reading it and writing it anew; another writer gets its events.
     *
     * @param element well-formed, in UTF-8, with its namespaces declared, without an XML declaration
     */
    public static void writeElement(byte[] element, XMLStreamWriter to) throws XMLStreamException {
        if (to instanceof XMLStreamWriter2 raw) {
            raw.writeRaw(new String(element, StandardCharsets.UTF_8));
            return;
        }
        XMLStreamReader reader = reader(new ByteArrayInputStream(element));
        reader.nextTag();
        copyElement(reader, to);
    }

    /** Copies the element on whose start the reader stands, with everything in it, and stops on its end. */
    private static void copyElement(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        int depth = 0;
        for (int event = from.getEventType(); ; event = from.next()) {
            switch (event) {
                case START_ELEMENT -> {
                    copyStart(from, to);
                    depth++;
                }
                case END_ELEMENT -> {
                    to.writeEndElement();
                    if (--depth == 0) {
                        return;
                    }
                }
                case CHARACTERS, CDATA, SPACE -> to.writeCharacters(from.getTextCharacters(), from.getTextStart(), from.getTextLength());
                default -> {
                    // comments and processing instructions carry no metadata
                }
            }
        }
    }

    private static void copyStart(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        String prefix = orEmpty(from.getPrefix());
        String namespace = orEmpty(from.getNamespaceURI());
        to.writeStartElement(prefix, from.getLocalName(), namespace);
        for (int i = 0; i < from.getNamespaceCount(); i++) {
            String declared = orEmpty(from.getNamespacePrefix(i));
            if (declared.isEmpty()) {
                to.writeDefaultNamespace(orEmpty(from.getNamespaceURI(i)));
            } else {
                to.writeNamespace(declared, from.getNamespaceURI(i));
            }
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            String attributeNamespace = orEmpty(from.getAttributeNamespace(i));
            if (attributeNamespace.isEmpty()) {
                to.writeAttribute(from.getAttributeLocalName(i), from.getAttributeValue(i));
            } else {
                to.writeAttribute(orEmpty(from.getAttributePrefix(i)), attributeNamespace, from.getAttributeLocalName(i), from.getAttributeValue(i));
            }
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
