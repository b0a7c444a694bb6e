package org.affinitydomain.tools.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;

/** The consumer's REST interface ({@code docs/consumer-rest.md}) as a client sees it. */
final class ConsumerApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** @param server such as {@code http://127.0.0.1:8080} */
    ConsumerApi(String server) {
        base = URI.create(server);
    }

    /** The address of a patient's studies. */
    static String studiesOf(String patient) {
        return "/consumer/api/patients/" + URLEncoder.encode(patient, StandardCharsets.UTF_8).replace("+", "%20") + "/studies";
    }

    /** A JSON resource by its link. */
    Json json(String link) throws IOException, InterruptedException {
        try (InputStream body = open(link)) {
            return Json.read(body);
        }
    }

    /** Any resource by its link, as it comes; the caller closes it. */
    InputStream open(String link) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = client.send(HttpRequest.newBuilder(base.resolve(link)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (java.net.ConnectException e) {
            throw new CommandFailure("nobody answers at " + base + "; ./affinity start, or name the server with --server URL");
        }
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw new CommandFailure("the consumer answered " + answer.statusCode() + ": " + reason(body));
        }
    }

    /** The detail of a problem (RFC 9457), or the text as it is. */
    private static String reason(InputStream body) throws IOException {
        byte[] text = body.readNBytes(4000);
        try {
            return Json.read(new java.io.ByteArrayInputStream(text)).text("detail");
        } catch (IOException notAProblem) {
            return new String(text, StandardCharsets.UTF_8).strip();
        }
    }
}
