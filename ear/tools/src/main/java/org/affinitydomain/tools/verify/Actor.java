package org.affinitydomain.tools.verify;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;

/** An actor of a running server that answers a request with one JSON object a line, the last of which is a summary. */
final class Actor {
    /** Until the answer begins. It lasts as long as there are documents. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_HERE = 404;

    private final String name;
    private final String server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** Takes what comes before the summary. */
    interface Lines {
        /** Takes a line. */
        void line(Json told) throws IOException, InterruptedException;
    }

    /**
     * @param name   of the actor, as in its addresses
     * @param server base of the server's HTTP addresses
     */
    Actor(String name, String server) {
        this.name = name;
        this.server = server;
    }

    /**
     * Asks, and reads the answer as fast as the lines are taken.
     *
     * @param path below the actor
     * @return the summary; empty when the actor does not run there
     * @throws CommandFailure when there is no server, or the answer is a refusal or has no end
     */
    Optional<Json> ask(String path, String body, Lines lines) throws IOException, InterruptedException {
        URI address = URI.create(server + "/" + name + path);
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new CommandFailure("nobody answers at " + address + "; ./affinity start");
        }
        try (InputStream in = answer.body()) {
            if (answer.statusCode() == NOT_HERE) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw new CommandFailure("the " + name + " does not verify (" + answer.statusCode() + "): "
                        + new String(in.readNBytes(2000), StandardCharsets.UTF_8).strip());
            }
            return Optional.of(read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), lines));
        }
    }

    private static Json read(BufferedReader in, Lines lines) throws IOException, InterruptedException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Json told = Json.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
            Optional<String> failure = told.optional("failure");
            if (failure.isPresent()) {
                throw new CommandFailure("the verification was broken off: " + failure.get());
            }
            if (told.fields().get("summary") instanceof Json summary) {
                return summary;
            }
            lines.line(told);
        }
        throw new CommandFailure("the verification was broken off; ./affinity logs says why");
    }
}
