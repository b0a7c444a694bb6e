package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.XDS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** {@code xdsb:ProvideAndRegisterDocumentSetRequest}: the body of ITI-41 and RAD-68 (ITI TF-2 3.41.4.1.2). */
public final class ProvideAndRegisterMessage {

    private static final int MAX_DOCUMENTS = 5_000;

    private ProvideAndRegisterMessage() {
    }

    /** Reads the element on whose start the reader stands. */
    public static ProvideAndRegisterDocumentSetRequest read(XMLStreamReader xml, RimLimits limits, InboundDocuments inbound)
            throws XMLStreamException, MetadataFormatException, IOException {
        XmlPull.expect(xml, XDS, "ProvideAndRegisterDocumentSetRequest");
        Optional<SubmitObjectsRequest> submission = Optional.empty();
        List<Document> documents = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "SubmitObjectsRequest" -> submission = Optional.of(SubmitObjectsMessage.read(xml, limits));
                case "Document" -> {
                    if (documents.size() >= MAX_DOCUMENTS) {
                        throw XmlPull.wrong(xml, "more than " + MAX_DOCUMENTS + " documents in one message");
                    }
                    String id = XmlPull.required(xml, "id");
                    documents.add(new Document(id, inbound.read(xml)));
                }
                default -> throw XmlPull.wrong(xml, "unexpected element " + xml.getLocalName());
            }
        }
        return new ProvideAndRegisterDocumentSetRequest(submission.orElseThrow(
                () -> XmlPull.wrong(xml, "ProvideAndRegisterDocumentSetRequest without SubmitObjectsRequest")), documents);
    }

    /** Writes the element; its documents become parts of the message. */
    public static void write(ProvideAndRegisterDocumentSetRequest request, XMLStreamWriter xml, OutboundDocuments outbound)
            throws XMLStreamException {
        Map<String, String> mimeTypes = new HashMap<>();
        for (RegistryObject object : request.submission().objects()) {
            Attribute.DE_MIME_TYPE.value(object).ifPresent(mime -> mimeTypes.put(object.id(), mime));
        }
        xml.writeStartElement("xdsb", "ProvideAndRegisterDocumentSetRequest", XDS);
        xml.writeNamespace("xdsb", XDS);
        SubmitObjectsMessage.write(request.submission(), xml);
        for (Document document : request.documents()) {
            xml.writeStartElement("xdsb", "Document", XDS);
            xml.writeAttribute("id", document.id());
            outbound.include(document.content(), mimeTypes.getOrDefault(document.id(), "application/octet-stream"), xml);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
