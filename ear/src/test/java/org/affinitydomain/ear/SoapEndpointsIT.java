package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every SOAP endpoint on what is no request: it answers with a SOAP 1.2 fault, and does not do what the text asks. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SoapEndpointsIT {
    private static final String SERVER = "http://127.0.0.1:" + System.getProperty("it.http.port");
    private static final String ENVELOPE = """
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
            <s:Header><a:Action s:mustUnderstand="1">%s</a:Action><a:MessageID>urn:uuid:6f0a3c0e-0000-4000-8000-000000000001</a:MessageID>
            <a:To>http://localhost/</a:To></s:Header><s:Body>%s</s:Body></s:Envelope>
            """;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/registry/register", "/registry/query", "/repository/provide", "/repository/retrieve"})
    void malformedXmlIsAFault(String endpoint) throws Exception {
        assertFault(post(endpoint, "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><open></s:Body>", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/registry/register", "/registry/query", "/repository/provide", "/repository/retrieve"})
    void entitiesAreNotResolved(String endpoint) throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                + ENVELOPE.formatted("urn:ihe:iti:2007:RegistryStoredQuery", "<x>&b;&f;</x>");
        String answer = assertFault(post(endpoint, bomb, "urn:ihe:iti:2007:RegistryStoredQuery"));
        assertFalse(answer.contains("root:") || answer.contains("aaaaaaaaaa"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/registry/register", "/registry/query", "/repository/provide", "/repository/retrieve"})
    void anotherActionIsNotSupported(String endpoint) throws Exception {
        String answer = assertFault(post(endpoint, ENVELOPE.formatted("urn:example:Nonsense", "<x/>"), "urn:example:Nonsense"));
        assertTrue(answer.contains("ActionNotSupported"), answer);
    }

    private HttpResponse<String> post(String endpoint, String message, String action) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(SERVER + endpoint)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/soap+xml; charset=UTF-8; action=\"" + action + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(message)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String assertFault(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() == 400 || answer.statusCode() == 500, answer.statusCode() + " " + answer.body());
        assertTrue(answer.body().contains("http://www.w3.org/2003/05/soap-envelope") && answer.body().contains("Fault>"), answer.body());
        assertEquals(-1, answer.body().indexOf("\tat org."), "no stack trace is shown to a client");
        return answer.body();
    }
}
