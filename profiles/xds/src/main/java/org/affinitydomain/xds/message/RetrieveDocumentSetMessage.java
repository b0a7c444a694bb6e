package org.affinitydomain.xds.message;

import static org.affinitydomain.xds.ebrim.Namespaces.XDS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;

/** {@code xdsb:RetrieveDocumentSetRequest} and its response, which RAD-69 shares (ITI TF-2 3.43.4). */
public final class RetrieveDocumentSetMessage {

    /** Documents in one request or response; a study of more instances is asked for in several requests. */
    static final int MAX_DOCUMENTS = 20_000;

    private RetrieveDocumentSetMessage() {
    }

    /** Reads a request on whose start the reader stands. */
    public static RetrieveDocumentSetRequest readRequest(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        XmlPull.expect(xml, XDS, "RetrieveDocumentSetRequest");
        List<DocumentRequest> documents = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            XmlPull.expect(xml, XDS, "DocumentRequest");
            if (documents.size() >= MAX_DOCUMENTS) {
                throw XmlPull.wrong(xml, "more than " + MAX_DOCUMENTS + " documents in one request");
            }
            documents.add(readDocumentRequest(xml));
        }
        if (documents.isEmpty()) {
            throw XmlPull.wrong(xml, "RetrieveDocumentSetRequest without DocumentRequest");
        }
        return new RetrieveDocumentSetRequest(documents);
    }

    /** Reads a DocumentRequest on whose start the reader stands. */
    static DocumentRequest readDocumentRequest(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
        Ids ids = new Ids();
        while (XmlPull.nextChild(xml)) {
            if (!ids.take(xml)) {
                XmlPull.skip(xml);
            }
        }
        return ids.request(xml);
    }

    /** Writes a request. */
    public static void writeRequest(RetrieveDocumentSetRequest request, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("xdsb", "RetrieveDocumentSetRequest", XDS);
        xml.writeNamespace("xdsb", XDS);
        for (DocumentRequest document : request.documents()) {
            writeDocumentRequest(document, xml);
        }
        xml.writeEndElement();
    }

    /** Writes a DocumentRequest where the prefix {@code xdsb} is declared. */
    static void writeDocumentRequest(DocumentRequest document, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("xdsb", "DocumentRequest", XDS);
        writeIds(document, xml);
        xml.writeEndElement();
    }

    private static void writeIds(DocumentRequest document, XMLStreamWriter xml) throws XMLStreamException {
        if (document.homeCommunityId().isPresent()) {
            element("HomeCommunityId", document.homeCommunityId().get(), xml);
        }
        element("RepositoryUniqueId", document.repositoryUniqueId(), xml);
        element("DocumentUniqueId", document.documentUniqueId(), xml);
    }

    /** Writes a response; its documents become parts of the message. */
    public static void writeResponse(RetrieveDocumentSetResponse response, XMLStreamWriter xml, OutboundDocuments outbound)
            throws XMLStreamException {
        xml.writeStartElement("xdsb", "RetrieveDocumentSetResponse", XDS);
        xml.writeNamespace("xdsb", XDS);
        RegistryResponseMessage.write(response.response(), xml);
        for (DocumentResponse document : response.documents()) {
            xml.writeStartElement("xdsb", "DocumentResponse", XDS);
            writeIds(document.request(), xml);
            if (document.newIds().isPresent()) {
                if (document.newIds().get().repositoryUniqueId().isPresent()) {
                    element("NewRepositoryUniqueId", document.newIds().get().repositoryUniqueId().get(), xml);
                }
                element("NewDocumentUniqueId", document.newIds().get().documentUniqueId(), xml);
            }
            element("mimeType", document.mimeType(), xml);
            xml.writeStartElement("xdsb", "Document", XDS);
            outbound.include(document.content(), document.mimeType(), xml);
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Reads a response on whose start the reader stands; closing the response closes the incoming documents. */
    public static RetrieveDocumentSetResponse readResponse(XMLStreamReader xml, InboundDocuments inbound)
            throws XMLStreamException, MetadataFormatException, IOException {
        XmlPull.expect(xml, XDS, "RetrieveDocumentSetResponse");
        Optional<RegistryResponse> response = Optional.empty();
        List<DocumentResponse> documents = new ArrayList<>();
        while (XmlPull.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "RegistryResponse" -> response = Optional.of(RegistryResponseMessage.read(xml));
                case "DocumentResponse" -> {
                    if (documents.size() >= MAX_DOCUMENTS) {
                        throw XmlPull.wrong(xml, "more than " + MAX_DOCUMENTS + " documents in one response");
                    }
                    documents.add(readDocumentResponse(xml, inbound));
                }
                default -> XmlPull.skip(xml);
            }
        }
        return new RetrieveDocumentSetResponse(response.orElseThrow(
                () -> XmlPull.wrong(xml, "RetrieveDocumentSetResponse without RegistryResponse")), documents, inbound);
    }

    private static DocumentResponse readDocumentResponse(XMLStreamReader xml, InboundDocuments inbound)
            throws XMLStreamException, MetadataFormatException, IOException {
        Ids ids = new Ids();
        Optional<DocumentContent> content = Optional.empty();
        while (XmlPull.nextChild(xml)) {
            if (xml.getLocalName().equals("Document")) {
                content = Optional.of(inbound.read(xml));
            } else if (!ids.take(xml)) {
                XmlPull.skip(xml);
            }
        }
        return new DocumentResponse(ids.request(xml), ids.newIds(), ids.mimeType,
                content.orElseThrow(() -> XmlPull.wrong(xml, "DocumentResponse without Document")));
    }

    private static void element(String name, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("xdsb", name, XDS);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** The ids of a DocumentRequest or DocumentResponse while it is read. */
    private static final class Ids {
        private String home = "";
        private String repository = "";
        private String document = "";
        private String newRepository = "";
        private String newDocument = "";
        private String mimeType = "";

        /** Takes the current element when it is one of the ids. */
        boolean take(XMLStreamReader xml) throws XMLStreamException, MetadataFormatException {
            switch (xml.getLocalName()) {
                case "HomeCommunityId" -> home = XmlPull.text(xml);
                case "RepositoryUniqueId" -> repository = XmlPull.text(xml);
                case "DocumentUniqueId" -> document = XmlPull.text(xml);
                case "NewRepositoryUniqueId" -> newRepository = XmlPull.text(xml);
                case "NewDocumentUniqueId" -> newDocument = XmlPull.text(xml);
                case "mimeType" -> mimeType = XmlPull.text(xml);
                default -> {
                    return false;
                }
            }
            return true;
        }

        DocumentRequest request(XMLStreamReader xml) throws MetadataFormatException {
            if (repository.isEmpty() || document.isEmpty()) {
                throw XmlPull.wrong(xml, "RepositoryUniqueId or DocumentUniqueId is missing");
            }
            return new DocumentRequest(home.isEmpty() ? Optional.empty() : Optional.of(home), repository, document);
        }

        Optional<NewIds> newIds() {
            return newDocument.isEmpty() ? Optional.empty() : Optional.of(new NewIds(
                    Optional.of(newRepository).filter(id -> !id.isEmpty()), newDocument));
        }
    }
}
