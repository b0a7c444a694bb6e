package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.fetch.Fetch;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Registry and repository in one server, imaging source and consumer in another one: everything between them goes over the
 * wire, and actors that are switched off say so.
 */
class DifferentPlacesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void theActorsWorkTogetherOverTheWire(@TempDir Path work) throws Exception {
        Installation centre = installation(work.resolve("centre"));
        Installation hospital = installation(work.resolve("hospital"));
        Settings ofCentre = Settings.of(centre, Optional.empty(), List.of("affinity.port-offset=15000",
                "affinity.imaging-source.enabled=false", "affinity.consumer.enabled=false"));
        String base = Endpoints.of(ofCentre).base();
        Settings ofHospital = Settings.of(hospital, Optional.empty(), List.of("affinity.port-offset=16000",
                "affinity.registry.enabled=false", "affinity.repository.enabled=false",
                "affinity.registry.url.register=" + base + "/registry/register", "affinity.registry.url.query=" + base + "/registry/query",
                "affinity.repository.url.provide=" + base + "/repository/provide", "affinity.repository.url.retrieve=" + base + "/repository/retrieve"));
        Endpoints endpoints = Endpoints.of(ofHospital);
        SampleStudy study = SampleRegion.studies().get(0);
        for (SampleStudy any : SampleRegion.studies()) {
            Files.createDirectories(new SampleFiles(endpoints.domain()).folder(any));
        }
        new SampleFiles(endpoints.domain()).write(study, done -> { });
        try {
            new PatientFeed(endpoints.domain(), new Server(centre).start(ofCentre, PATIENCE)).send(List.of(study.patient()));
            // where no registry runs, the imaging source hears of patients itself
            new PatientFeed(endpoints.domain(), new Server(hospital).start(ofHospital, PATIENCE)).send(List.of(study.patient()));
            HttpResponse<String> report = send(HttpRequest.newBuilder(URI.create(endpoints.base() + "/imaging-source/publish"))
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertTrue(report.body().contains("\"published\":1"), report.body());
            Fetch.Result fetched = new Fetch(endpoints.base(), work.resolve("fetched")).patient(study.patient().domainId());
            assertEquals(study.instanceCount() + 1, fetched.fetched());
            HttpResponse<String> off = send(HttpRequest.newBuilder(URI.create(endpoints.base() + "/registry/query")).GET());
            assertEquals(404, off.statusCode());
            assertTrue(off.body().contains("affinity.registry.enabled=false"), off.body());
        } finally {
            new Server(hospital).stop();
            new Server(centre).stop();
        }
    }

    private static Installation installation(Path home) throws Exception {
        return new Installation(Path.of("..").toRealPath(), Files.createDirectories(home), System.getProperty("it.wildfly.version"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
