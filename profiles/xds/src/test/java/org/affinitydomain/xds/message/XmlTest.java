package org.affinitydomain.xds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.codehaus.stax2.XMLStreamWriter2;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Elements that go out as they are stored. */
class XmlTest {

    /** Whether the writer knows of raw bytes or not, the reader of the message sees the same. */
    @Property(tries = 500)
    void elementIsTheSameRawAndByItsEvents(@ForAll @CharRange(from = ' ', to = '\uD7FF') String text,
                                           @ForAll @CharRange(from = ' ', to = '\u00FF') String attribute) throws Exception {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        XMLStreamWriter writer = Xml.writer(element);
        writer.writeStartElement("a", "e", "urn:a");
        writer.writeNamespace("a", "urn:a");
        writer.writeNamespace("b", "urn:b");
        writer.writeAttribute("b", "urn:b", "of", attribute.replaceAll("[\u007F-\u009F]", ""));
        writer.writeEmptyElement("b", "empty", "urn:b");
        writer.writeStartElement("text");
        writer.writeCharacters(text.replaceAll("[\u007F-\u009F]", "") + "\uD83E\uDE7B");
        writer.writeEndElement();
        writer.writeEndElement();
        writer.close();

        assertEquals(read(written(element.toByteArray(), false)), read(written(element.toByteArray(), true)));
    }

    /** A description of two lines, say. */
    @Test
    void lineEndsInAttributesStay() throws Exception {
        RegistryObject entry = MetadataBuilder.documentEntry("d").set(Attribute.DE_TITLE, "one\ntwo\tand \"more\"").build();
        assertEquals(entry, AdhocQueryMessage.parse(AdhocQueryMessage.fragment(entry), RimLimits.DEFAULT));
    }

    private static byte[] written(byte[] element, boolean raw) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter xml = raw ? Xml.writer(out) : XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        assertEquals(raw, xml instanceof XMLStreamWriter2);
        xml.writeStartElement("list");
        xml.writeStartElement("before");
        Xml.writeElement(element, xml);
        Xml.writeElement(element, xml);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.close();
        return out.toByteArray();
    }

    /** What the server's own parser, and a parser of another make, find in it. */
    private static String read(byte[] xml) throws Exception {
        StringBuilder events = new StringBuilder();
        XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            reader.next();
            if (reader.isStartElement()) {
                events.append('<').append(reader.getName());
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    events.append(' ').append(reader.getAttributeName(i)).append('=').append(reader.getAttributeValue(i));
                }
            } else if (reader.isCharacters()) {
                // a long text may come in several parts
                events.append(reader.getText());
            }
        }
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        return events + "\n" + document.getDocumentElement().getTextContent();
    }
}
