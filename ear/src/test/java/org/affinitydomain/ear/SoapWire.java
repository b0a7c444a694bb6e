package org.affinitydomain.ear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sends SOAP messages byte by byte as a test wants them, right or wrong, to the server of the tests. */
final class SoapWire {

    static final String PROVIDE = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    static final String REGISTER = "urn:ihe:iti:2007:RegisterDocumentSet-b";
    static final String QUERY = "urn:ihe:iti:2007:RegistryStoredQuery";

    /** Inside the server it names itself, outside the build does. */
    private static final String SERVER = System.getProperty("affinity.url", "http://127.0.0.1:" + System.getProperty("it.http.port"));
    private static final String BOUNDARY = "MIME_boundary_of_the_test";
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param text   the whole body, MIME parts and all
     */
    record Answer(int status, String text) {
        boolean fault() {
            return status == 500 && text.contains("Fault>");
        }
    }

    private SoapWire() {
    }

    /** An envelope with the headers of WS-Addressing. */
    static String envelope(String action, String body) {
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>"
                + "<a:To s:mustUnderstand=\"true\">http://localhost/</a:To><a:Action s:mustUnderstand=\"true\">" + action + "</a:Action>"
                + "<a:MessageID>urn:uuid:" + UUID.randomUUID() + "</a:MessageID></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /** Posts a plain SOAP message. */
    static Answer plain(String path, String action, String message) throws IOException, InterruptedException {
        return plain(path, action, message, StandardCharsets.UTF_8);
    }

    /** Posts a plain SOAP message in an encoding; its answer is read in the one that it says it is in. */
    static Answer plain(String path, String action, String message, Charset encoding) throws IOException, InterruptedException {
        return post(path, "application/soap+xml; charset=" + encoding.name() + "; action=\"" + action + "\"", message.getBytes(encoding));
    }

    /** Posts an MTOM message with the given parts by their Content-IDs; {@code closed} says whether it has its closing boundary. */
    static Answer mtom(String path, String action, String message, Map<String, byte[]> parts, boolean closed)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        part(out, "application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"", "root", message.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> p : parts.entrySet()) {
            part(out, "application/octet-stream", p.getKey(), p.getValue());
        }
        if (closed) {
            out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return post(path, "multipart/related; boundary=\"" + BOUNDARY + "\"; type=\"application/xop+xml\"; start=\"<root>\"; "
                + "start-info=\"application/soap+xml\"; action=\"" + action + "\"", out.toByteArray());
    }

    private static void part(ByteArrayOutputStream out, String type, String id, byte[] content) throws IOException {
        out.write(("--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <" + id
                + ">\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(URI.create(SERVER + path))
                .timeout(Duration.ofSeconds(30)).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
