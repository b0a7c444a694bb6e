package org.affinitydomain.pix.v3;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.pix.v3.Acknowledgement.Detail;

/** Writes {@code MCCI_IN000002UV01} messages. */
public final class AcknowledgementWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");
    private static final String MESSAGE = "MCCI_IN000002UV01";
    /** The root of HL7's interaction identifiers. */
    private static final String INTERACTIONS = "2.16.840.1.113883.1.6";
    private static final int MAX_TEXT = 500;

    private final Clock clock;

    /**
     * @param clock tells when the acknowledgement was made
     */
    public AcknowledgementWriter(Clock clock) {
        this.clock = clock;
    }

    /** Writes the element. */
    public void write(Acknowledgement acknowledgement, XMLStreamWriter xml) throws XMLStreamException {
        TransmissionWrapper request = acknowledgement.message();
        xml.writeStartElement("", MESSAGE, V3Element.NAMESPACE);
        xml.writeDefaultNamespace(V3Element.NAMESPACE);
        xml.writeAttribute("ITSVersion", "XML_1.0");
        empty(xml, "id", "root", UUID.randomUUID().toString());
        empty(xml, "creationTime", "value", OffsetDateTime.now(clock).format(TIME));
        empty(xml, "interactionId", "root", INTERACTIONS, "extension", MESSAGE);
        empty(xml, "processingCode", "code", request.processingCode());
        empty(xml, "processingModeCode", "code", "T");
        empty(xml, "acceptAckCode", "code", "NE");
        device(xml, "receiver", "RCV", request.sender());
        device(xml, "sender", "SND", request.receiver());
        start(xml, "acknowledgement");
        empty(xml, "typeCode", "code", acknowledgement.typeCode());
        start(xml, "targetMessage");
        identifier(xml, request.id());
        xml.writeEndElement();
        if (acknowledgement.error().isPresent()) {
            detail(xml, acknowledgement.error().get());
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void device(XMLStreamWriter xml, String role, String typeCode, List<InstanceIdentifier> ids) throws XMLStreamException {
        start(xml, role);
        xml.writeAttribute("typeCode", typeCode);
        start(xml, "device");
        xml.writeAttribute("classCode", "DEV");
        xml.writeAttribute("determinerCode", "INSTANCE");
        if (ids.isEmpty()) {
            empty(xml, "id", "nullFlavor", "NI");
        }
        for (InstanceIdentifier id : ids) {
            identifier(xml, id);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void identifier(XMLStreamWriter xml, InstanceIdentifier id) throws XMLStreamException {
        if (id.extension().isPresent()) {
            empty(xml, "id", "root", id.root(), "extension", id.extension().get());
        } else {
            empty(xml, "id", "root", id.root());
        }
    }

    private static void detail(XMLStreamWriter xml, Detail detail) throws XMLStreamException {
        start(xml, "acknowledgementDetail");
        xml.writeAttribute("typeCode", "E");
        empty(xml, "code", "code", detail.code().name(), "codeSystem", detail.code().codeSystem(), "displayName", detail.code().display());
        text(xml, "text", detail.text());
        text(xml, "location", detail.location());
        xml.writeEndElement();
    }

    /** The text may quote the message, so it is cut; what came as XML can be written as XML. */
    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        start(xml, name);
        xml.writeCharacters(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement("", name, V3Element.NAMESPACE);
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement("", name, V3Element.NAMESPACE);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
