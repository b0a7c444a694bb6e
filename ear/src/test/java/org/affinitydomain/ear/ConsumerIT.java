package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The consumer's REST interface in its server, with registry and repository beside it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsumerIT {

    private static final String SERVER = "http://127.0.0.1:" + System.getProperty("it.http.port");
    private static final String API = "/consumer/api";
    private static final String MANIFESTS = API + "/manifests/1.3.6.1.4.1.21367.13.80.21.10/";
    private static final String SERIES = "2.999.77.1";
    private static final String INSTANCE = "2.999.77.1.1";

    private static String patient;
    private static String document;
    private static byte[] manifest;
    private static String elsewhere;

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @BeforeAll
    static void publish() throws IOException {
        patient = Patients.register("CONSUMER-IT-" + Submission.newUid());
        document = Submission.newUid();
        manifest = manifest(document, "1.3.6.1.4.1.21367.13.80.21.1.3");
        elsewhere = Submission.newUid();
        assertTrue(new Submission(patient, document, Submission.Format.MANIFEST, manifest).send().contains("ResponseStatusType:Success"));
        assertTrue(new Submission(patient, elsewhere, Submission.Format.MANIFEST, manifest(elsewhere, "2.999.88")).send()
                .contains("ResponseStatusType:Success"));
        assertTrue(new Submission(patient, Submission.newUid(), Submission.Format.TEXT, new byte[10]).send()
                .contains("ResponseStatusType:Success"));
    }

    private static byte[] manifest(String uid, String location) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManifestWriter.write(new Manifest(uid, uid + ".1", ManifestTitle.MANIFEST.code(), Optional.of(LocalDateTime.of(2026, 3, 1, 11, 0)),
                Optional.of("+0000"), new Patient(Optional.of(Identifier.of("4711", "1.3.6.1.4.1.21367.13.80.21.1.1")), Optional.of("Muster^Anna"),
                Optional.of(LocalDate.of(1970, 1, 31)), Optional.of("F")),
                new Study("2.999.77", Optional.of(LocalDate.of(2026, 3, 1)), Optional.of(LocalTime.of(10, 15)), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.of("Thorax")), Optional.of("Affinity"), Optional.of("Test"), List.of(),
                List.of(Series.of(SERIES, new RetrieveLocation(Optional.empty(), Optional.of(location), Optional.empty()),
                        List.of(Instance.of("1.2.840.10008.5.1.4.1.1.2", INSTANCE))))), bytes);
        return bytes.toByteArray();
    }

    private static HttpResponse<byte[]> request(String method, String path) throws IOException, InterruptedException {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(HttpRequest.newBuilder(URI.create(SERVER + path))
                .timeout(Duration.ofMinutes(1)).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(String path, int status, String type) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = request("GET", path);
        assertEquals(status, answer.statusCode(), text(answer));
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(text(answer).contains("\"type\":\"urn:affinitydomain:problem:" + type + "\""), text(answer));
    }

    @Test
    void onlyManifestsArePatientsStudies() throws Exception {
        HttpResponse<byte[]> answer = request("GET", API + "/patients/" + URLEncoder.encode(patient, StandardCharsets.UTF_8) + "/studies?limit=1");
        assertEquals(200, answer.statusCode(), text(answer));
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
        assertTrue(text(answer).contains("\"total\":2,\"next\":\"" + API + "/patients/"), text(answer));
    }

    @Test
    void manifestByteForByteAndItsContent() throws Exception {
        HttpResponse<byte[]> file = request("GET", MANIFESTS + document);
        assertEquals("application/dicom", file.headers().firstValue("Content-Type").orElse(""));
        assertArrayEquals(manifest, file.body());
        String content = text(request("GET", MANIFESTS + document + "/content"));
        assertTrue(content.contains("\"studyInstanceUid\":\"2.999.77\""), content);
        assertTrue(content.contains("\"href\":\"" + MANIFESTS + document + "/instances/" + INSTANCE + "\""), content);
    }

    @Test
    void problems() throws Exception {
        assertProblem(API + "/patients/P1%5E%5E%5E1.2/studies", 400, "invalid-request");
        assertProblem(API + "/patients/P1/studies?limit=many", 400, "invalid-request");
        assertProblem(API + "/patients/P1/studies?from=tomorrow", 400, "invalid-request");
        assertProblem(API + "/manifests/2.999.5/1.2.3/content", 404, "unknown-repository");
        assertProblem(MANIFESTS + "1.2.3", 404, "unknown-document");
        assertProblem(MANIFESTS + document + "/instances/1.2.3", 404, "not-in-manifest");
        assertProblem(MANIFESTS + document + "/instances/" + INSTANCE + "?via=post", 400, "invalid-request");
        assertProblem(MANIFESTS + elsewhere + "/instances/" + INSTANCE, 403, "source-not-in-domain");
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertEquals(405, request(method, MANIFESTS + document).statusCode(), method);
        }
    }

    @Test
    void askingForHeadersOnlyKeepsNothingOpen() throws Exception {
        for (int i = 0; i < 30; i++) {
            HttpResponse<byte[]> answer = request("HEAD", MANIFESTS + document);
            assertEquals(200, answer.statusCode());
            assertEquals(0, answer.body().length);
        }
        assertArrayEquals(manifest, request("GET", MANIFESTS + document).body());
    }
}
