package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.ear.SoapWire.Answer;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bad input gets the error of its own standard, and leaves nothing in any table and in no folder. */
@ExtendWith(ArquillianExtension.class)
class BadInputIT {

    private static final String AUTHORITY = "1.3.6.1.4.1.21367.13.20.1000";
    private static final String PATIENT = "BADINPUT^^^&" + AUTHORITY + "&ISO";
    private static final byte[] DOCUMENT = "a document".getBytes(StandardCharsets.US_ASCII);
    private static final String SHA1 = "a2f71206acc5bd9d3ad03adc3f0b4a5ac8d2a1e4";

    private Map<String, Long> before = Map.of();

    @Deployment
    static EnterpriseArchive deployment() {
        return AffinityEar.withTests(BadInputIT.class, SoapWire.class, SoapWire.Answer.class, Holdings.class);
    }

    @BeforeEach
    void feedThePatientAndCount() throws Exception {
        assertTrue(mllp("MSH|^~\\&|TEST|LAB|REGISTRY|LAB|20261124120000||ADT^A04^ADT_A01|" + UUID.randomUUID() + "|P|2.3.1\rEVN||20261124\r"
                + "PID|||" + PATIENT + "||BAD^INPUT||19700101|F\rPV1||O\r").contains("MSA|AA"));
        Holdings.awaitFirstLooks();
        before = Holdings.count();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertEquals(before, Holdings.count());
    }

    @Test
    void malformedXml() throws Exception {
        for (String message : List.of("", "no XML", "<a><b></a>", SoapWire.envelope(SoapWire.QUERY, "<unbound:prefix/>"),
                SoapWire.envelope(SoapWire.QUERY, "").replace("</s:Envelope>", ""))) {
            assertTrue(SoapWire.plain("/registry/query", SoapWire.QUERY, message).fault(), message);
        }
    }

    @Test
    void documentTypeAndEntityBomb() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaaaaaaaa'>" + java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> "<!ENTITY " + (char) ('b' + i) + " '" + ("&" + (char) ('a' + i) + ";").repeat(16) + "'>")
                .reduce("", String::concat) + "<!ENTITY file SYSTEM 'file:///etc/hostname'>]>";
        Instant start = Instant.now();
        Answer answer = SoapWire.plain("/registry/query", SoapWire.QUERY, bomb + SoapWire.envelope(SoapWire.QUERY, "<q>&m;&file;</q>"));
        assertTrue(answer.fault() && answer.text().contains("document type declaration"), answer.text());
        assertTrue(Duration.between(start, Instant.now()).compareTo(Duration.ofSeconds(10)) < 0);
    }

    @Test
    void elementsWithoutEnd() throws Exception {
        Answer answer = SoapWire.plain("/registry/query", SoapWire.QUERY, SoapWire.envelope(SoapWire.QUERY, "<q>".repeat(20_000)));
        assertTrue(answer.fault(), answer.text());
    }

    @Test
    void wrongAction() throws Exception {
        Answer answer = SoapWire.plain("/registry/query", "urn:nonsense", SoapWire.envelope("urn:nonsense", "<q/>"));
        assertTrue(answer.fault() && answer.text().contains("ActionNotSupported"), answer.text());
        // right action, at the wrong endpoint
        answer = SoapWire.plain("/registry/query", SoapWire.REGISTER, SoapWire.envelope(SoapWire.REGISTER, metadata(PATIENT, false)));
        assertTrue(answer.fault() && answer.text().contains("ActionNotSupported"), answer.text());
    }

    @Test
    void noAddressing() throws Exception {
        Answer answer = SoapWire.plain("/registry/register", SoapWire.REGISTER,
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>" + metadata(PATIENT, true) + "</s:Body></s:Envelope>");
        assertTrue(answer.fault() && answer.text().contains("MessageAddressingHeaderRequired"), answer.text());
    }

    @Test
    void headerThatMustBeUnderstood() throws Exception {
        Answer answer = SoapWire.plain("/registry/register", SoapWire.REGISTER, SoapWire.envelope(SoapWire.REGISTER, metadata(PATIENT, true))
                .replace("</s:Header>", "<x:policy xmlns:x=\"urn:x\" s:mustUnderstand=\"true\">do this too</x:policy></s:Header>"));
        assertTrue(answer.fault() && answer.text().contains("MustUnderstand"), answer.text());
    }

    @Test
    void otherBodyThanTheActionSays() throws Exception {
        Answer answer = SoapWire.plain("/registry/register", SoapWire.REGISTER, SoapWire.envelope(SoapWire.REGISTER, "<q/>"));
        assertTrue(answer.fault(), answer.text());
    }

    @Test
    void unknownPatientAtTheRegistry() throws Exception {
        refused(SoapWire.plain("/registry/register", SoapWire.REGISTER, SoapWire.envelope(SoapWire.REGISTER,
                metadata("NOBODY^^^&" + AUTHORITY + "&ISO", true))), "XDSUnknownPatientId");
    }

    @Test
    void unknownPatientAtTheRepository() throws Exception {
        refused(provide(metadata("NOBODY^^^&" + AUTHORITY + "&ISO", false), "doc", Map.of("part", DOCUMENT)), "XDSUnknownPatientId");
    }

    @Test
    void entryWithoutDocument() throws Exception {
        refused(provide(metadata(PATIENT, false), "", Map.of()), "XDSMissingDocument");
    }

    @Test
    void documentWithoutItsPart() throws Exception {
        refused(provide(metadata(PATIENT, false), "doc", Map.of()), "XDSMissingDocument");
    }

    @Test
    void documentWithoutEntry() throws Exception {
        refused(provide(metadata(PATIENT, false), "another", Map.of("part", DOCUMENT)), "XDSMissingDocumentMetadata");
    }

    @Test
    void wrongHash() throws Exception {
        assertFalse(SHA1.equals("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
        refused(provide(metadata(PATIENT, false).replace("<rim:Slot name=\"languageCode\">",
                "<rim:Slot name=\"hash\"><rim:ValueList><rim:Value>" + SHA1 + "</rim:Value></rim:ValueList></rim:Slot><rim:Slot name=\"languageCode\">"),
                "doc", Map.of("part", DOCUMENT)), "XDSRepositoryMetadataError");
    }

    @Test
    void messageThatBreaksOff() throws Exception {
        Answer answer = SoapWire.mtom("/repository/provide", SoapWire.PROVIDE, SoapWire.envelope(SoapWire.PROVIDE,
                provideBody(metadata(PATIENT, false), "doc")), Map.of("part", new byte[300_000]), false);
        assertFalse(answer.text().contains("ResponseStatusType:Success"), answer.text());
        assertTrue(answer.fault() || answer.text().contains("ResponseStatusType:Failure"), answer.text());
    }

    @Test
    void garbageOnTheMllpPort() throws Exception {
        try (Socket socket = mllpSocket()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n\u000bnonsense\u001c\r".getBytes(StandardCharsets.ISO_8859_1));
        }
        try (Socket socket = mllpSocket()) {
            socket.getOutputStream().write(new byte[100_000]);
        }
        // the port serves others as before
        assertTrue(mllp("MSH|^~\\&|TEST|LAB|REGISTRY|LAB|20261124||ADT^A99^ADT_A01|1|P|2.3.1\rPID|||x\r").contains("MSA|AR"));
        assertTrue(mllp("MSH|^~\\&|TEST|LAB|REGISTRY|LAB|20261124||ADT^A04^ADT_A01|2|P|2.3.1\rEVN||20261124\r"
                + "PID|||X^^^&1.2.3.999&ISO||A^B\rPV1||O\r").contains("MSA|AE"));
    }

    /** The same message, right: what the other tests do wrong is what they are refused for. */
    @Test
    void theSameMessageWithoutFault() throws Exception {
        Answer answer = provide(metadata(PATIENT, false), "doc", Map.of("part", DOCUMENT));
        assertTrue(answer.text().contains("ResponseStatusType:Success"), answer.text());
        Holdings.awaitFirstLooks();
        before = Holdings.count();
    }

    private static void refused(Answer answer, String code) {
        assertEquals(200, answer.status(), answer.text());
        assertTrue(answer.text().contains("ResponseStatusType:Failure"), answer.text());
        assertTrue(answer.text().contains("errorCode=\"" + code + "\""), answer.text());
    }

    private static Answer provide(String metadata, String documentId, Map<String, byte[]> parts) throws Exception {
        return SoapWire.mtom("/repository/provide", SoapWire.PROVIDE, SoapWire.envelope(SoapWire.PROVIDE, provideBody(metadata, documentId)), parts, true);
    }

    private static String provideBody(String metadata, String documentId) {
        return "<x:ProvideAndRegisterDocumentSetRequest xmlns:x=\"urn:ihe:iti:xds-b:2007\">" + metadata
                + (documentId.isEmpty() ? "" : "<x:Document id=\"" + documentId + "\"><i:Include xmlns:i=\"http://www.w3.org/2004/08/xop/include\" "
                + "href=\"cid:part\"/></x:Document>") + "</x:ProvideAndRegisterDocumentSetRequest>";
    }

    /** The metadata of one document; complete as ITI-42 asks, or without what the repository adds. */
    private static String metadata(String patient, boolean complete) throws XMLStreamException {
        MetadataBuilder entry = MetadataBuilder.documentEntry("doc").set(Attribute.DE_MIME_TYPE, "text/plain")
                .set(Attribute.DE_CREATION_TIME, "20261124").set(Attribute.DE_LANGUAGE_CODE, "en-US")
                .set(Attribute.DE_SOURCE_PATIENT_ID, PATIENT)
                .code(Attribute.DE_CLASS_CODE, new Code("REPORTS", "1.3.6.1.4.1.19376.1.2.6.1", "Reports"))
                .code(Attribute.DE_CONFIDENTIALITY_CODE, new Code("N", "2.16.840.1.113883.5.25", "normal"))
                .code(Attribute.DE_FORMAT_CODE, new Code("urn:ihe:iti:xds:2017:mimeTypeSufficient", "1.3.6.1.4.1.19376.1.2.3", "by mime type"))
                .code(Attribute.DE_HEALTHCARE_FACILITY_TYPE_CODE, new Code("22232009", "2.16.840.1.113883.6.96", "Hospital"))
                .code(Attribute.DE_PRACTICE_SETTING_CODE, new Code("225728007", "2.16.840.1.113883.6.96", "Accident and Emergency department (environment)"))
                .code(Attribute.DE_TYPE_CODE, new Code("18748-4", "2.16.840.1.113883.6.1", "Diagnostic imaging study"))
                .set(Attribute.DE_PATIENT_ID, patient).set(Attribute.DE_UNIQUE_ID, uid());
        if (complete) {
            entry.set(Attribute.DE_REPOSITORY_UNIQUE_ID, "1.2.3").set(Attribute.DE_SIZE, "4").set(Attribute.DE_HASH, SHA1);
        }
        RegistryObject set = MetadataBuilder.submissionSet("set").set(Attribute.SS_SUBMISSION_TIME, "20261124")
                .code(Attribute.SS_CONTENT_TYPE_CODE, new Code("22232009", "2.16.840.1.113883.6.96", "Hospital"))
                .set(Attribute.SS_PATIENT_ID, patient).set(Attribute.SS_SOURCE_ID, "1.2.3.4").set(Attribute.SS_UNIQUE_ID, uid()).build();
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        SubmitObjectsMessage.write(SubmitObjectsRequest.of(new ArrayList<>(List.of(set, entry.build(),
                MetadataBuilder.originalMember("member", "set", "doc")))), xml);
        xml.close();
        return text.toString();
    }

    private static String uid() {
        return "2.25." + new java.math.BigInteger(UUID.randomUUID().toString().replace("-", ""), 16);
    }

    private static Socket mllpSocket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger("affinity.pix.mllp.port"));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String mllp(String message) throws IOException {
        try (Socket socket = mllpSocket()) {
            OutputStream out = socket.getOutputStream();
            out.write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0 && b != 0x1c; b = in.read()) {
                answer.write(b);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
