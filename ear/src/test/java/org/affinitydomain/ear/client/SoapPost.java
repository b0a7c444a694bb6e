package org.affinitydomain.ear.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.message.InboundDocuments;
import org.affinitydomain.xds.message.OutboundDocuments;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.soap.OutgoingBody;
import org.affinitydomain.xds.soap.SoapAction;

/** Posts SOAP 1.2 messages with WS-Addressing, plain or MTOM, and takes the answers apart. Small messages only: all in memory. */
public final class SoapPost {

    private static final String BOUNDARY = "a-boundary-of-the-test-client";
    private static final Pattern BOUNDARY_PARAMETER = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern CONTENT_ID = Pattern.compile("(?i)content-id: *<([^>]+)>");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Duration patience;

    /** @param patience how long an answer may take */
    public SoapPost(Duration patience) {
        this.patience = patience;
    }

    /**
     * An answer.
     *
     * @param body      a reader on the start of the element in its body
     * @param attachments its MIME parts by their Content-IDs
     */
    public record Reply(XMLStreamReader body, Map<String, byte[]> attachments) {

        InboundDocuments documents() {
            return new InboundDocuments(id -> {
                if (!attachments.containsKey(id)) {
                    throw new IOException("the answer has no part " + id);
                }
                return new ByteArrayInputStream(attachments.get(id));
            });
        }
    }

    /**
     * Posts a message.
     *
     * @throws IOException when there is no whole answer, or when it is a SOAP fault
     */
    public Reply post(URI address, SoapAction action, OutgoingBody body) throws IOException, InterruptedException, XMLStreamException {
        OutboundDocuments documents = new OutboundDocuments();
        byte[] envelope = envelope(address, action, body, documents);
        String type = "application/soap+xml; charset=UTF-8; action=\"" + action.uri() + "\"";
        byte[] message = envelope;
        if (body.mtom()) {
            type = "multipart/related; boundary=\"" + BOUNDARY + "\"; type=\"application/xop+xml\"; start=\"<root@test>\"; "
                    + "start-info=\"application/soap+xml\"; action=\"" + action.uri() + "\"";
            message = multipart(envelope, documents);
        }
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(address).timeout(patience).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message)).build(), HttpResponse.BodyHandlers.ofByteArray());
        return reply(answer);
    }

    private static byte[] envelope(URI address, SoapAction action, OutgoingBody body, OutboundDocuments documents)
            throws XMLStreamException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter xml = Xml.writer(bytes);
        xml.writeStartElement("s", "Envelope", Namespaces.SOAP);
        xml.writeNamespace("s", Namespaces.SOAP);
        xml.writeNamespace("a", Namespaces.WSA);
        xml.writeStartElement("s", "Header", Namespaces.SOAP);
        for (Map.Entry<String, String> header : Map.of("To", address.toString(), "Action", action.uri(),
                "MessageID", "urn:uuid:" + UUID.randomUUID()).entrySet()) {
            xml.writeStartElement("a", header.getKey(), Namespaces.WSA);
            xml.writeCharacters(header.getValue());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement("s", "Body", Namespaces.SOAP);
        body.body().write(xml, documents);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.close();
        return bytes.toByteArray();
    }

    private static byte[] multipart(byte[] envelope, OutboundDocuments documents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        part(out, "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", "root@test", new ByteArrayInputStream(envelope));
        for (OutboundDocuments.Part part : documents.parts()) {
            part(out, part.mimeType(), part.contentId(), part.content().open());
        }
        out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String type, String id, InputStream content) throws IOException {
        out.write(("--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id
                + ">\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        try (content) {
            content.transferTo(out);
        }
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static Reply reply(HttpResponse<byte[]> answer) throws IOException, XMLStreamException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        Map<String, byte[]> parts = new HashMap<>();
        byte[] root = answer.body();
        if (type.startsWith("multipart/related")) {
            root = split(answer.body(), type, parts);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode() + ": " + new String(root, StandardCharsets.UTF_8));
        }
        XMLStreamReader xml = Xml.reader(new ByteArrayInputStream(root));
        while (!(xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Body") && xml.getNamespaceURI().equals(Namespaces.SOAP))) {
            // the headers say nothing to this client
        }
        xml.nextTag();
        return new Reply(xml, parts);
    }

    /** Puts the parts into the map; returns the first. One character for each byte, so that positions are those of the bytes. */
    private static byte[] split(byte[] body, String type, Map<String, byte[]> parts) throws IOException {
        Matcher boundary = BOUNDARY_PARAMETER.matcher(type);
        if (!boundary.find()) {
            throw new IOException("no boundary in " + type);
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "\r\n--" + boundary.group(1);
        int at = text.indexOf(delimiter.substring(2)) - 2;
        byte[] first = null;
        while (!text.startsWith("--", at + delimiter.length())) {
            int content = text.indexOf("\r\n\r\n", at + delimiter.length()) + 4;
            int end = text.indexOf(delimiter, content - 2);
            if (content < 4 || end < 0) {
                throw new IOException("a multipart answer without its end");
            }
            byte[] bytes = java.util.Arrays.copyOfRange(body, content, Math.max(content, end));
            Matcher id = CONTENT_ID.matcher(text.substring(at + delimiter.length(), content));
            parts.put(id.find() ? id.group(1) : "", bytes);
            first = first == null ? bytes : first;
            at = end;
        }
        return first == null ? new byte[0] : first;
    }
}
