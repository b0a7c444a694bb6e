package org.affinitydomain.ear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** ITI-41 of one document as another product sends it: a golden message, SOAP 1.2 with MTOM, written byte by byte. */
final class Submission {

    /** The coding scheme and code of a text, and of a manifest. */
    enum Format {
        TEXT("text/plain", "urn:ihe:rad:TEXT", "1.3.6.1.4.1.19376.1.2.3"),
        MANIFEST("application/dicom", "1.2.840.10008.5.1.4.1.1.88.59", "1.2.840.10008.2.6.1");

        private final String mimeType;
        private final String code;
        private final String scheme;

        Format(String mimeType, String code, String scheme) {
            this.mimeType = mimeType;
            this.code = code;
            this.scheme = scheme;
        }
    }

    private static final int PORT = Integer.getInteger("it.http.port");
    private static final long RUN = System.currentTimeMillis();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String BOUNDARY = "a-boundary-of-the-test";

    private final String envelope;
    private final byte[] document;

    Submission(String patient, String uniqueId, Format format, byte[] document) throws IOException {
        this.document = document;
        try (InputStream golden = Submission.class.getResourceAsStream("provide-and-register.xml")) {
            envelope = new String(golden.readAllBytes(), StandardCharsets.UTF_8).replace("@PATIENT@", patient.replace("&", "&amp;"))
                    .replace("@UNIQUE_ID@", uniqueId).replace("@SUBMISSION@", newUid()).replace("@MESSAGE@", UUID.randomUUID().toString())
                    .replace("@ADDRESS@", "http://127.0.0.1:" + PORT + "/repository/provide").replace("@MIME@", format.mimeType)
                    .replace("@FORMAT@", format.code).replace("@FORMAT_SCHEME@", format.scheme);
        }
    }

    /** A UID that nobody has used. */
    static String newUid() {
        return "2.999." + RUN + "." + NUMBER.incrementAndGet();
    }

    /** Sends it and returns the whole answer. */
    String send() throws IOException {
        byte[] body = body(true);
        return exchange(body, body.length);
    }

    /** Sends it without the part that its document is said to be in. */
    String sendWithoutDocument() throws IOException {
        byte[] body = body(false);
        return exchange(body, body.length);
    }

    /** Sends its first half, and hangs up. */
    void breakOff() throws IOException {
        byte[] body = body(true);
        exchange(body, body.length - document.length / 2);
    }

    private byte[] body(boolean withDocument) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(ascii("--" + BOUNDARY + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: binary\r\nContent-ID: <root@test>\r\n\r\n"));
        body.write(envelope.getBytes(StandardCharsets.UTF_8));
        if (withDocument) {
            body.write(ascii("\r\n--" + BOUNDARY + "\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Transfer-Encoding: binary\r\nContent-ID: <document@test>\r\n\r\n"));
            body.write(document);
        }
        body.write(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static String exchange(byte[] body, int sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(ascii("POST /repository/provide HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "Content-Type: multipart/related; type=\"application/xop+xml\"; start=\"<root@test>\"; start-info=\"application/soap+xml\"; "
                    + "boundary=\"" + BOUNDARY + "\"; action=\"urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b\"\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n"));
            socket.getOutputStream().write(body, 0, sent);
            return sent < body.length ? "" : new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
