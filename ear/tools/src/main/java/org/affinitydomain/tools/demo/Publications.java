package org.affinitydomain.tools.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;

/** Asks the imaging sources to publish now what is new, instead of at their next look at it. */
public final class Publications {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** @param server base of the server's HTTP addresses */
    public Publications(String server) {
        address = URI.create(server + "/imaging-source/publish");
    }

    /**
     * Publishes.
     *
     * @param studies the Study Instance UIDs that must be published afterwards
     * @return how many of these were published now, and how many before
     * @throws CommandFailure when one of them was not
     */
    public String publish(List<String> studies) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            Json report = Json.read(body);
            if (answer.statusCode() != 200) {
                throw new CommandFailure("the imaging source did not publish: " + report.optional("detail").orElse("status " + answer.statusCode()));
            }
            Map<String, Json> outcomes = report.objects("studies").stream()
                    .collect(Collectors.toMap(study -> study.optional("study").orElse(""), study -> study, (first, second) -> first));
            int now = 0;
            for (String study : studies) {
                Json outcome = outcomes.get(study);
                if (outcome == null) {
                    throw new CommandFailure("the imaging source does not see study " + study);
                }
                switch (outcome.text("result")) {
                    case "published" -> now++;
                    case "unchanged" -> { }
                    default -> throw new CommandFailure("study " + study + " is not published (" + outcome.text("result") + "): "
                            + outcome.optional("reason").orElse("no reason is given"));
                }
            }
            return now == studies.size() ? "Success: all published and registered"
                    : now == 0 ? "unchanged: published before, not again" : now + " published, the others were before";
        }
    }
}
