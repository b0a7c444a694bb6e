package org.affinitydomain.xds.message;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.transaction.DocumentContent;

/** The documents that go with an outgoing message as MIME parts, in the order of their {@code xop:Include} elements. */
public final class OutboundDocuments {

    /**
     * A MIME part to be.
     *
     * @param contentId without angle brackets
     * @param mimeType  its media type
     * @param content   its bytes, opened when the part is written
     */
    public record Part(String contentId, String mimeType, DocumentContent content) {
    }

    private final String idSuffix = "@" + UUID.randomUUID();
    private final List<Part> parts = new ArrayList<>();

    /** Writes the {@code xop:Include} of a document into the current element. */
    void include(DocumentContent content, String mimeType, XMLStreamWriter xml) throws XMLStreamException {
        Part part = new Part("document-" + (parts.size() + 1) + idSuffix, mimeType, content);
        parts.add(part);
        xml.writeStartElement("xop", "Include", Namespaces.XOP);
        xml.writeNamespace("xop", Namespaces.XOP);
        xml.writeAttribute("href", "cid:" + part.contentId());
        xml.writeEndElement();
    }

    /** The parts, once the XML is written. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }
}
