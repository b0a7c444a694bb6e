package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The repository in its server, with the registry beside it: what comes in by ITI-41 goes out by ITI-43, or nothing stays. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RepositoryIT {

    private static final String SUCCESS = "ResponseStatusType:Success";
    private static final String REPOSITORY = "1.3.6.1.4.1.21367.13.80.21.10";
    private static final Path DOCUMENTS = Path.of(System.getProperty("it.home"), "data", "documents");

    private static String patient;

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @BeforeAll
    static void registerPatient() throws IOException {
        patient = Patients.register("REPOSITORY-IT");
    }

    private static Submission submission(String uniqueId, byte[] document) throws IOException {
        return new Submission(patient, uniqueId, Submission.Format.TEXT, document);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void documentComesBackByteForByte() throws Exception {
        String uniqueId = Submission.newUid();
        byte[] document = bytes(3_000_000);
        assertContains(submission(uniqueId, document).send(), SUCCESS);
        byte[] answer = retrieve(REPOSITORY, uniqueId);
        assertContains(text(answer), SUCCESS);
        assertContains(text(answer), "<xdsb:mimeType>text/plain</xdsb:mimeType>".replace("xdsb:", prefix(answer)));
        int at = text(answer).lastIndexOf("\r\n\r\n") + 4;
        byte[] part = Arrays.copyOfRange(answer, at, at + document.length);
        assertArrayEquals(document, part);
    }

    @Test
    void queryInAnEncodingWithoutRoomForTheTitle() throws Exception {
        String uniqueId = Submission.newUid();
        assertContains(submission(uniqueId, bytes(30)).send(), SUCCESS);
        SoapWire.Answer answer = SoapWire.plain("/registry/query", SoapWire.QUERY, SoapWire.envelope(SoapWire.QUERY, """
                <q:AdhocQueryRequest xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
                <q:ResponseOption returnComposedObjects="true" returnType="LeafClass"/>
                <AdhocQuery id="urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4"><Slot name="$XDSDocumentEntryUniqueId"><ValueList>
                <Value>('%s')</Value></ValueList></Slot></AdhocQuery></q:AdhocQueryRequest>""".formatted(uniqueId)), StandardCharsets.ISO_8859_1);
        assertContains(answer.text(), "value=\"Physical Œ 手\"");
    }

    @Test
    void registrysErrorsReachTheSourceAndNothingStays() throws Exception {
        long before = files();
        String answer = new Submission("NOBODY^^^&1.3.6.1.4.1.21367.13.20.1000&ISO", Submission.newUid(), Submission.Format.TEXT,
                bytes(100)).send();
        assertContains(answer, "XDSUnknownPatientId");
        assertEquals(before, files());
    }

    @Test
    void attachmentThatIsMissing() throws Exception {
        long before = files();
        assertContains(submission(Submission.newUid(), bytes(100)).sendWithoutDocument(), "XDSMissingDocument");
        assertEquals(before, files());
    }

    @Test
    void submissionThatBreaksOffLeavesNothingAndCanBeSentAgain() throws Exception {
        long before = files();
        String uniqueId = Submission.newUid();
        submission(uniqueId, bytes(10_000_000)).breakOff();
        for (int i = 0; i < 100 && files() != before; i++) {
            Thread.sleep(100);
        }
        assertEquals(before, files());
        assertContains(submission(uniqueId, bytes(20)).send(), SUCCESS);
    }

    @Test
    void otherContentUnderTheSameUniqueId() throws Exception {
        String uniqueId = Submission.newUid();
        assertContains(submission(uniqueId, bytes(20)).send(), SUCCESS);
        assertContains(submission(uniqueId, bytes(20)).send(), SUCCESS);
        assertContains(submission(uniqueId, bytes(21)).send(), "XDSNonIdenticalHash");
    }

    @Test
    void whatIsNotHere() throws Exception {
        assertContains(text(retrieve(REPOSITORY, "2.999.1.2.3")), "XDSDocumentUniqueIdError");
        assertContains(text(retrieve("2.999.1", "2.999.1.2.3")), "XDSUnknownRepositoryId");
    }

    private static byte[] retrieve(String repository, String uniqueId) throws Exception {
        String envelope = """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"><s:Header>
                <a:To>http://127.0.0.1/repository/retrieve</a:To><a:MessageID>urn:uuid:%s</a:MessageID>
                <a:Action s:mustUnderstand="true">urn:ihe:iti:2007:RetrieveDocumentSet</a:Action></s:Header><s:Body>
                <x:RetrieveDocumentSetRequest xmlns:x="urn:ihe:iti:xds-b:2007"><x:DocumentRequest>
                <x:RepositoryUniqueId>%s</x:RepositoryUniqueId><x:DocumentUniqueId>%s</x:DocumentUniqueId>
                </x:DocumentRequest></x:RetrieveDocumentSetRequest></s:Body></s:Envelope>
                """.formatted(UUID.randomUUID(), repository, uniqueId);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + System.getProperty("it.http.port") + "/repository/retrieve"))
                .timeout(Duration.ofMinutes(1)).POST(HttpRequest.BodyPublishers.ofString(envelope))
                .header("Content-Type", "application/soap+xml; charset=UTF-8; action=\"urn:ihe:iti:2007:RetrieveDocumentSet\"").build();
        HttpResponse<InputStream> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return body.readAllBytes();
        }
    }

    /** One character for each byte, so that positions are those of the bytes. */
    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1);
    }

    private static String prefix(byte[] answer) {
        return text(answer).replaceAll("(?s).*<([a-z0-9]+:)mimeType>.*", "$1");
    }

    private static void assertContains(String text, String expected) {
        assertTrue(text.contains(expected), () -> expected + " is not in " + text.substring(0, Math.min(4_000, text.length())));
    }

    private static long files() throws IOException {
        try (Stream<Path> all = Files.walk(DOCUMENTS)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
