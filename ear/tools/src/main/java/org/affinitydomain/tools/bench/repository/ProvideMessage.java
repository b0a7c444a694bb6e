package org.affinitydomain.tools.bench.repository;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.tools.bench.soap.Envelope;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.soap.SoapAction;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/**
 * An ITI-41 request (ITI TF-2 3.41.4.1.2) with one document, as MTOM and ready to be sent.
 *
 * @param parts what is written to the wire, one after the other; the second is the document itself
 */
record ProvideMessage(List<byte[]> parts) {

    private static final String BOUNDARY = "MIMEBoundary_affinity_bench";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    /** The Content-Type of the request. */
    static final String CONTENT_TYPE = "multipart/related; type=\"application/xop+xml\"; boundary=\"" + BOUNDARY
            + "\"; start=\"<root@bench>\"; start-info=\"application/soap+xml\"; action=\"" + SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET.uri() + "\"";

    /** The message of a submission whose only DocumentEntry describes the document. */
    static ProvideMessage of(List<RegistryObject> submission, String entryId, byte[] document) {
        byte[] root = Envelope.of(SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET.uri(), xml -> body(submission, entryId, xml));
        String before = "--" + BOUNDARY + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@bench>\r\n\r\n" + new String(root, StandardCharsets.UTF_8)
                + "\r\n--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <document@bench>\r\n\r\n";
        return new ProvideMessage(List.of(before.getBytes(StandardCharsets.UTF_8), document,
                ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static void body(List<RegistryObject> submission, String entryId, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("xdsb", "ProvideAndRegisterDocumentSetRequest", Namespaces.XDS);
        xml.writeNamespace("xdsb", Namespaces.XDS);
        SubmitObjectsMessage.write(SubmitObjectsRequest.of(submission), xml);
        xml.writeStartElement("xdsb", "Document", Namespaces.XDS);
        xml.writeAttribute("id", entryId);
        xml.writeEmptyElement("xop", "Include", XOP);
        xml.writeNamespace("xop", XOP);
        xml.writeAttribute("href", "cid:document@bench");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** The document. */
    byte[] document() {
        return parts.get(1);
    }
}
