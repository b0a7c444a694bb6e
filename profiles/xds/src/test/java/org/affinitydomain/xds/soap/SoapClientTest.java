package org.affinitydomain.xds.soap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against an HTTP server that answers with prepared bytes, right ones and broken ones. */
class SoapClientTest {

    private static final String MULTIPART = "multipart/related; type=\"application/xop+xml\"; boundary=\"b1\"; start=\"<root>\"; "
            + "start-info=\"application/soap+xml\"";
    private static final RetrieveDocumentSetRequest REQUEST = new RetrieveDocumentSetRequest(List.of(
            new DocumentRequest(Optional.empty(), "1.2.3", "1.2.3.4"), new DocumentRequest(Optional.empty(), "1.2.3", "1.2.3.5")));

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile String contentType = "application/soap+xml";
    private volatile byte[] answer = new byte[0];
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsDocumentsAsMtom() throws Exception {
        answer = envelope("<rs:RegistryResponse xmlns:rs='urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0' "
                + "status='urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'/>");
        var entry = MetadataBuilder.documentEntry("doc1").set(Attribute.DE_MIME_TYPE, "application/dicom").build();
        RegistryResponse response = repository().provideAndRegisterDocumentSet(new ProvideAndRegisterDocumentSetRequest(
                SubmitObjectsRequest.of(List.of(entry)), List.of(new ProvideAndRegisterDocumentSetRequest.Document("doc1",
                        () -> new ByteArrayInputStream("the document".getBytes(StandardCharsets.US_ASCII))))));
        assertTrue(response.isSuccess());
        String type = received.remove();
        String message = received.remove();
        assertTrue(type.startsWith("multipart/related") && type.contains("application/xop+xml"), type);
        assertTrue(message.contains("urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b</"), message);
        assertTrue(message.contains("Content-Type: application/dicom"), message);
        assertTrue(message.contains("\r\n\r\nthe document\r\n--"), message);
    }

    @Test
    void readsDocumentsInTheirOrderAndLetsGo() throws Exception {
        contentType = MULTIPART;
        answer = multipart("first", "second", true);
        try (var response = repository().retrieveDocumentSet(REQUEST)) {
            assertEquals(2, response.documents().size());
            assertArrayEquals("first".getBytes(), read(response.documents().get(0).content().open()));
            assertArrayEquals("second".getBytes(), read(response.documents().get(1).content().open()));
        }
    }

    @Test
    void doesNotTakeATruncatedDocumentForAWholeOne() throws Exception {
        contentType = MULTIPART;
        answer = multipart("first", "second, of which the end is mis", false);
        try (var response = repository().retrieveDocumentSet(REQUEST)) {
            assertThrows(IOException.class, () -> {
                // where it shows depends on how much of the message came in one piece, but show it must
                read(response.documents().get(0).content().open());
                read(response.documents().get(1).content().open());
            });
        }
    }

    @Test
    void saysWhatWentWrong() throws Exception {
        answer = "<html>no SOAP</html>".getBytes();
        contentType = "text/html";
        assertThrows(TransactionException.class, () -> repository().retrieveDocumentSet(REQUEST));

        contentType = "application/soap+xml";
        answer = envelope("<s:Fault xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Code><s:Value>s:Sender</s:Value></s:Code>"
                + "<s:Reason><s:Text xml:lang='en'>not today</s:Text></s:Reason></s:Fault>");
        status = 500;
        var fault = assertThrows(TransactionException.class, () -> repository().retrieveDocumentSet(REQUEST));
        assertTrue(fault.getMessage().contains("not today"), fault.getMessage());

        status = 200;
        answer = envelope("");
        assertThrows(TransactionException.class, () -> repository().retrieveDocumentSet(REQUEST));
        answer = "<!DOCTYPE a [<!ENTITY b 'c'>]><s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body/></s:Envelope>".getBytes();
        assertThrows(TransactionException.class, () -> repository().retrieveDocumentSet(REQUEST));
    }

    @Test
    void givesUpWhenNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SoapClient client = new SoapClient(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"),
                    Duration.ofSeconds(2), Duration.ofMillis(500));
            assertThrows(TransactionException.class, () -> RemoteActors.repository(client, client).retrieveDocumentSet(REQUEST));
        }
    }

    private DocumentRepository repository() {
        SoapClient client = new SoapClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/repository"),
                Duration.ofSeconds(5), Duration.ofSeconds(10));
        return RemoteActors.repository(client, client);
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    private static byte[] envelope(String body) {
        return ("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Header/><s:Body>" + body + "</s:Body></s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] multipart(String first, String second, boolean closed) {
        String document = "<x:DocumentResponse><x:RepositoryUniqueId>1.2.3</x:RepositoryUniqueId><x:DocumentUniqueId>1.2.3.%d</x:DocumentUniqueId>"
                + "<x:mimeType>application/dicom</x:mimeType><x:Document><i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' "
                + "href='cid:d%d@x'/></x:Document></x:DocumentResponse>";
        String xml = new String(envelope("<x:RetrieveDocumentSetResponse xmlns:x='urn:ihe:iti:xds-b:2007'>"
                + "<rs:RegistryResponse xmlns:rs='urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0' "
                + "status='urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success'/>"
                + document.formatted(4, 1) + document.formatted(5, 2) + "</x:RetrieveDocumentSetResponse>"), StandardCharsets.UTF_8);
        String part = "\r\n--b1\r\nContent-Type: %s\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <%s>\r\n\r\n";
        return (part.formatted("application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", "root").substring(2) + xml
                + part.formatted("application/dicom", "d1@x") + first
                + part.formatted("application/dicom", "d2@x") + second + (closed ? "\r\n--b1--\r\n" : "")).getBytes(StandardCharsets.UTF_8);
    }
}
