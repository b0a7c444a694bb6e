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

/** A verification by the repository of a running server ({@code POST /repository/verify}), line by line as it is told. */
public final class Verification {
    /** Until the answer begins. It lasts as long as there are documents. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    /** Is told how it goes. */
    public interface Listener {

        /** About so many documents are to be looked at. */
        void begin(long documents);

        /** So many have been looked at. */
        void progress(long documents);

        /** Something is wrong. */
        void finding(Finding finding);
    }

    /**
     * @param server base of the server's HTTP addresses
     * @param fast   whether documents are not read
     */
    public Verification(String server, boolean fast) {
        address = URI.create(server + "/repository/verify" + (fast ? "?fast=true" : ""));
    }

    /**
     * Verifies.
     *
     * @return what the server looked at and found
     * @throws CommandFailure when there is no server, or the verification was not carried through
     */
    public Summary run(Listener listener) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new CommandFailure("nobody answers at " + address + "; ./affinity start");
        }
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new CommandFailure("the repository does not verify (" + answer.statusCode() + "): "
                        + new String(body.readNBytes(2000), StandardCharsets.UTF_8).strip());
            }
            return read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), listener);
        }
    }

    private static Summary read(BufferedReader lines, Listener listener) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Json told = Json.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
            Optional<String> failure = told.optional("failure");
            if (failure.isPresent()) {
                throw new CommandFailure("the verification was broken off: " + failure.get());
            }
            if (told.fields().get("summary") instanceof Json summary) {
                return Summary.of(summary);
            }
            if (told.optional("finding").isPresent()) {
                listener.finding(Finding.of(told));
            } else if (told.optional("total").isPresent()) {
                listener.begin(Long.parseLong(told.text("total")));
            } else {
                listener.progress(Long.parseLong(told.text("documents")));
            }
        }
        throw new CommandFailure("the verification was broken off; ./affinity logs says why");
    }
}
