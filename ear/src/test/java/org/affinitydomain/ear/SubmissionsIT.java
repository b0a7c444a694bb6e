package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.affinitydomain.tools.demo.MllpClient;
import org.affinitydomain.xds.soap.RemoteActors;
import org.affinitydomain.xds.soap.SoapClient;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Submissions through the real endpoints (ITI-8, ITI-41, ITI-43), good and bad, run inside the server so that afterwards
 * database and storage can be counted: a refused submission leaves nothing.
 */
@ExtendWith(ArquillianExtension.class)
class SubmissionsIT {
    private static final String AUTHORITY = "1.3.6.1.4.1.21367.13.20.1000";
    private static final String KNOWN = "IT-1^^^&" + AUTHORITY + "&ISO";
    private static final String UNKNOWN = "IT-NOBODY^^^&" + AUTHORITY + "&ISO";
    private static final String REPOSITORY = "2.999.21.10";

    @Deployment
    static EnterpriseArchive deployment() {
        return AffinityEar.withTests(SubmissionsIT.class, SampleSubmission.class, Holdings.class, MllpClient.class);
    }

    @Test
    void goodSubmissionIsRetrievedAsItWas() throws Exception {
        registerPatient();
        SampleSubmission good = new SampleSubmission(KNOWN);
        RegistryResponse answer = repository().provideAndRegisterDocumentSet(good.build());
        assertEquals(RegistryResponse.Status.SUCCESS, answer.status(), answer.errors().toString());
        try (RetrieveDocumentSetResponse retrieved = retrieve(good.documentUid());
             InputStream content = retrieved.documents().get(0).content().open()) {
            assertEquals("No finding.", new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void unknownPatientIsRefused() throws Exception {
        assertRefused("XDSUnknownPatientId", new SampleSubmission(UNKNOWN));
    }

    @Test
    void wrongHashIsRefused() throws Exception {
        registerPatient();
        assertRefused("XDSRepositoryMetadataError", new SampleSubmission(KNOWN).hash("0000000000000000000000000000000000000000"));
    }

    @Test
    void entryWithoutDocumentIsRefused() throws Exception {
        registerPatient();
        assertRefused("XDSMissingDocument", new SampleSubmission(KNOWN).withoutDocument());
    }

    @Test
    void documentWithoutEntryIsRefused() throws Exception {
        registerPatient();
        assertRefused("XDSMissingDocumentMetadata", new SampleSubmission(KNOWN).withStrayDocument());
    }

    @Test
    void mllpGarbageIsNegativelyAcknowledgedAndLeavesNothing() throws Exception {
        SortedMap<String, Long> before = holdings();
        try (MllpClient client = new MllpClient(mllp())) {
            String answer = client.send("this is no HL7 message\r");
            assertTrue(answer.contains("MSA|AR|") || answer.contains("MSA|AE|"), answer);
        }
        assertEquals(before, holdings());
    }

    private static void assertRefused(String code, SampleSubmission submission) throws Exception {
        SortedMap<String, Long> before = holdings();
        RegistryResponse answer = repository().provideAndRegisterDocumentSet(submission.build());
        assertEquals(RegistryResponse.Status.FAILURE, answer.status());
        assertEquals(List.of(code), answer.errors().stream().map(RegistryError::errorCode).distinct().toList(), answer.errors().toString());
        assertEquals(before, holdings(), "a refused submission leaves nothing");
        try (RetrieveDocumentSetResponse retrieved = retrieve(submission.documentUid())) {
            assertNotEquals(RegistryResponse.Status.SUCCESS, retrieved.response().status());
        }
    }

    private static void registerPatient() throws Exception {
        String message = "MSH|^~\\&|ADT|IT|AFFINITY|IT|20261124120000||ADT^A04^ADT_A01|IT" + System.nanoTime() + "|P|2.3.1\r"
                + "EVN|A04|20261124120000\rPID|||" + KNOWN + "||Test^Ina||19700101|F\rPV1||O\r";
        try (MllpClient client = new MllpClient(mllp())) {
            String answer = client.send(message);
            assertTrue(answer.contains("MSA|AA|"), answer);
        }
    }

    private static RetrieveDocumentSetResponse retrieve(String documentUid) throws Exception {
        return repository().retrieveDocumentSet(new RetrieveDocumentSetRequest(
                List.of(new RetrieveDocumentSetRequest.DocumentRequest(Optional.empty(), REPOSITORY, documentUid))));
    }

    private static DocumentRepository repository() {
        String base = "http://127.0.0.1:" + System.getProperty("affinity.http.port") + "/repository/";
        return RemoteActors.repository(client(base + "provide"), client(base + "retrieve"));
    }

    private static SoapClient client(String address) {
        return new SoapClient(URI.create(address), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    private static InetSocketAddress mllp() {
        return new InetSocketAddress("127.0.0.1", Integer.getInteger("affinity.pix.mllp.port"));
    }

    private static SortedMap<String, Long> holdings() throws Exception {
        DataSource dataSource = InitialContext.doLookup("java:jboss/datasources/AffinityDS");
        return Holdings.count(dataSource, Path.of(System.getProperty("affinity.data"), "documents"));
    }
}
