package org.affinitydomain.tools.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What the server says of itself at {@code /health/ready} of its management interface: everything deployed, no error
 * while booting, not suspended.
 */
public final class Health {

    /** The server's state as a client sees it. */
    public enum State {
        /** Nobody answers yet. */
        SILENT,
        /** It answers, and is not ready: still starting, or something failed. */
        NOT_READY,
        /** It serves. */
        READY
    }

    /**
     * @param state  the state
     * @param detail what the server said, as JSON; empty when it said nothing
     */
    public record Report(State state, String detail) {

        /** Whether the server has finished booting, with or without errors. */
        boolean booted() {
            return BOOTED.matcher(detail).find();
        }
    }

    private static final Pattern BOOTED = Pattern.compile("\"server-state\"[^}]*\"value\" : \"running\"");

    private final URI ready;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    /** Of the server with that management port. */
    public Health(int managementPort) {
        ready = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    }

    /** Asks once. */
    public Report ask() throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Report(answer.statusCode() == 200 ? State.READY : State.NOT_READY, answer.body().strip());
        } catch (IOException nobodyThere) {
            return new Report(State.SILENT, "");
        }
    }
}
