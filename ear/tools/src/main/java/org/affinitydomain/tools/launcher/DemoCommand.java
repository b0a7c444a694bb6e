package org.affinitydomain.tools.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.tools.Progress;
import org.affinitydomain.tools.demo.Demonstration;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Ports;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.ServerFolder;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;

/** Shows the main job of an affinity domain, from nothing. */
final class DemoCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private final Installation installation;

    DemoCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String help() {
        return """
                usage: ./affinity demo [--port-offset N]

                Builds, starts the server, puts the sample region's studies into the imaging sources' folders, and then does the
                main job through the real endpoints: patients are registered, studies published, found and retrieved. Prints
                every step, and leaves the server running. It may be repeated: nothing is made twice.

                  --port-offset N   all ports N higher (when it has to start the server)
                """;
    }

    @Override
    public Options options() {
        return new Options(Set.of(), Set.of("--port-offset"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        List<String> overrides = arguments.number("--port-offset", 0, 50000).stream()
                .mapToObj(offset -> "affinity.port-offset=" + offset).toList();
        boolean running = ServerProcess.find(installation).isPresent();
        if (running && !ServerFolder.isOfThisBuild(installation)) {
            System.out.println("The running server is of an older build: stopping it.");
            new Server(installation).stop();
            running = false;
        }
        Settings settings = running ? Settings.ofServer(installation) : Settings.of(installation, Optional.empty(), overrides);
        writeStudies(Endpoints.domain(settings));
        if (running) {
            System.out.println("The server is running already.");
        } else {
            System.out.println("Starting the server ...");
            Ports ports = new Server(installation).start(settings, PATIENCE);
            System.out.println("Ready at " + ports.url());
        }
        Endpoints endpoints = Endpoints.of(installation);
        new Demonstration(endpoints, System.out).run();
        sayWhatNext(endpoints);
        return 0;
    }

    private static void writeStudies(AffinityDomain domain) throws IOException {
        SampleFiles files = new SampleFiles(domain);
        List<SampleStudy> studies = SampleRegion.studies();
        long total = studies.stream().mapToInt(SampleStudy::instanceCount).sum();
        long before = 0;
        try (Progress progress = new Progress("drawing the sample studies", total, "images")) {
            for (SampleStudy study : studies) {
                long offset = before;
                files.write(study, done -> progress.accept(offset + done));
                before += study.instanceCount();
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the demonstration needs the sample region: " + e.getMessage());
        }
    }

    private void sayWhatNext(Endpoints endpoints) {
        String patient = SampleRegion.studies().get(0).patient().domainId();
        System.out.println("""

                The server is running. To try next:
                  %s/consumer/api/patients/%s/studies
                  ./affinity fetch --patient '%s' --out ./fetched
                  ./affinity endpoints          every address, for SOAP clients and PACS
                  ./affinity logs -f            what the server says
                Data, certificates and logs are in %s
                To stop it: ./affinity stop""".formatted(endpoints.base(), patient,
                AdtMessage.domainCx(SampleRegion.studies().get(0).patient(), endpoints.domain()), installation.home()));
    }
}
