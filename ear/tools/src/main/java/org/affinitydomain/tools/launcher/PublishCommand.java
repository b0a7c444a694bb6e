package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Json;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;

/** Has the imaging sources publish what is new, or try again what they could not publish. */
final class PublishCommand implements Command {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Set<String> FILTERS = Set.of("--source", "--study", "--problem", "--state");
    private final Installation installation;

    PublishCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity publish [--source ID] [--study UID] [--problem KIND] [--state STATE] [--server URL]

                Without options, all studies of all imaging sources are looked at, what is new or changed is published, and each study
                that is not is named with the reason; exit code 1 when there is one. With options, the studies of the work list that they
                say are tried again by the server's workers.

                  --source ID      of that imaging source
                  --study UID      one study; goes with --source
                  --problem KIND   kept back by that: unknown-patient, no-code, repository-refused, ... (docs/operations.md)
                  --state STATE    pending, published, withdrawn or failed
                  --server URL     another server's address (default: this installation's)
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of(), Stream.concat(FILTERS.stream(), Stream.of("--server")).collect(Collectors.toSet()));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        String server = arguments.value("--server").isPresent() ? arguments.required("--server") : Endpoints.of(installation).base();
        String query = FILTERS.stream().sorted().filter(option -> arguments.value(option).isPresent()).map(option -> option.substring(2) + '='
                + URLEncoder.encode(arguments.required(option), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        if (!query.isEmpty()) {
            Json answer = post(server + "/imaging-source/studies?" + query);
            System.out.println(answer.text("asked") + " studies are tried again; the work list tells what becomes of them: " + server + "/imaging-source/studies");
            return 0;
        }
        Json report = post(server + "/imaging-source/publish");
        for (Json study : report.objects("studies")) {
            if (!Set.of("published", "unchanged", "withdrawn").contains(study.text("result"))) {
                System.out.println(study.text("source") + " " + study.text("study") + ": " + study.optional("reason").orElse(study.text("result")));
            }
        }
        for (Json source : report.objects("failedSources")) {
            System.out.println(source.text("source") + ": " + source.text("reason"));
        }
        Map<String, Integer> counts = Stream.of("published", "unchanged", "withdrawn", "waiting", "refused")
                .collect(Collectors.toMap(result -> result, result -> Integer.parseInt(report.optional(result).orElse("0"))));
        System.out.printf("%d published, %d unchanged, %d withdrawn, %d waiting, %d refused%n", counts.get("published"), counts.get("unchanged"),
                counts.get("withdrawn"), counts.get("waiting"), counts.get("refused"));
        return counts.get("waiting") + counts.get("refused") + report.objects("failedSources").size() == 0 ? 0 : 1;
    }

    private static Json post(String address) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
        HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            Json json = Json.read(body);
            if (answer.statusCode() >= 300) {
                throw new CommandFailure("the imaging source does not do that: " + json.optional("detail").orElse("status " + answer.statusCode()));
            }
            return json;
        }
    }
}
