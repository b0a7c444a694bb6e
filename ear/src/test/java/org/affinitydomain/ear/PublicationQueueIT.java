package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.ServerProcess;
import org.affinitydomain.tools.server.Settings;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.query.StoredQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hospital with two hundred studies, whose data centre is killed while they are published and comes back later, and which is
 * killed itself: in the end each study has exactly one current manifest. Then studies are deleted, and leave the registry.
 */
class PublicationQueueIT {

    private static final int STUDIES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyStudyIsPublishedOnceWhateverIsKilledMeanwhile(@TempDir Path work) throws Exception {
        Installation centre = installation(work.resolve("centre"));
        Installation hospital = installation(work.resolve("hospital"));
        Settings ofCentre = Settings.of(centre, Optional.empty(), List.of("affinity.port-offset=18500", "affinity.imaging-source.enabled=false",
                "affinity.consumer.enabled=false"));
        String base = Endpoints.of(ofCentre).base();
        Settings ofHospital = Settings.of(hospital, Optional.empty(), List.of("affinity.port-offset=19000",
                "affinity.registry.enabled=false", "affinity.repository.enabled=false", "affinity.consumer.enabled=false",
                "affinity.registry.url.update=" + base + "/registry/update", "affinity.registry.url.query=" + base + "/registry/query",
                "affinity.repository.url.provide=" + base + "/repository/provide",
                "affinity.imaging-source.poll=PT2S", "affinity.imaging-source.settle=PT1S", "affinity.imaging-source.retry=PT1S",
                "affinity.imaging-source.longest-retry=PT5S", "affinity.imaging-source.absence=PT3S"));
        SampleStudy sample = SampleRegion.studies().get(0);
        Path images = fill(Endpoints.domain(ofHospital), sample);
        String patient = Patients.patientId(sample.patient().domainId());
        try {
            new PatientFeed(Endpoints.domain(ofCentre), new Server(centre).start(ofCentre, PATIENCE)).send(List.of(sample.patient()));
            new PatientFeed(Endpoints.domain(ofHospital), new Server(hospital).start(ofHospital, PATIENCE)).send(List.of(sample.patient()));
            String workList = Endpoints.of(ofHospital).base() + "/imaging-source/studies";
            await(() -> count(workList, "published") >= STUDIES / 10, "the first ones are published");
            kill(centre);
            await(() -> get(workList + "?problem=repository-unreachable").contains("did not answer"), "the work list says what is wrong");
            kill(hospital);
            new Server(hospital).start(ofHospital, PATIENCE);
            await(() -> count(workList, "pending") > 0, "the hospital goes on trying");
            new Server(centre).start(ofCentre, PATIENCE);
            await(() -> count(workList, "published") == STUDIES, "all are published");
            RemoteDomain domain = new RemoteDomain(base, Endpoints.of(ofCentre).all().get("repository.uid"), Duration.ofMinutes(1));
            Map<String, Integer> current = current(domain, patient);
            assertEquals(STUDIES, current.size());
            current.forEach((study, manifests) -> assertEquals(1, manifests, study));

            try (Stream<Path> files = Files.list(images)) {
                for (Path file : files.limit(3).toList()) {
                    Files.delete(file);
                }
            }
            await(() -> count(workList, "withdrawn") == 3, "deleted studies are withdrawn");
            assertEquals(STUDIES - 3, current(domain, patient).size());
            await(() -> get(workList + "/counts").contains("\"queued\":0"), "nothing is left to do");
        } finally {
            new Server(hospital).stop();
            new Server(centre).stop();
        }
    }

    private static Installation installation(Path home) throws Exception {
        return new Installation(Path.of("..").toRealPath(), Files.createDirectories(home), System.getProperty("it.wildfly.version"));
    }

    /** SIGKILL: nothing in the server gets to know of it. */
    private static void kill(Installation installation) throws Exception {
        ProcessHandle server = ServerProcess.find(installation).orElseThrow().handle();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    /** Many studies of one image each, made of one of the sample; gives their folder. */
    private static Path fill(AffinityDomain domain, SampleStudy sample) throws IOException {
        SampleFiles files = new SampleFiles(domain);
        for (SampleStudy any : SampleRegion.studies()) {
            Files.createDirectories(files.folder(any));
        }
        files.write(sample, done -> { });
        Path original;
        try (Stream<Path> all = Files.walk(files.folder(sample))) {
            original = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        DataSet image = Part10Reader.read(original, ReadOptions.documents()).dataSet();
        try (Stream<Path> all = Files.walk(files.folder(sample))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (int study = 1; study <= STUDIES; study++) {
            String uid = "2.999.77." + study;
            try (OutputStream out = Files.newOutputStream(files.folder(sample).resolve(uid + ".dcm"))) {
                Part10Writer.write(out, image.builder().set(Tag.STUDY_INSTANCE_UID, uid).set(Tag.SERIES_INSTANCE_UID, uid + ".1")
                        .set(Tag.SOP_INSTANCE_UID, uid + ".1.1").build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
        }
        return files.folder(sample);
    }

    /** How many approved manifests each study has, by what the registry says of the patient. */
    private static Map<String, Integer> current(RemoteDomain domain, String patient) throws IOException, InterruptedException {
        Map<String, Integer> manifests = new HashMap<>();
        for (RegistryObject entry : domain.find(StoredQuery.FIND_DOCUMENTS, Slot.of("$XDSDocumentEntryPatientId", "'" + patient + "'"),
                Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "')"))) {
            String study = Attribute.DE_REFERENCE_ID_LIST.values(entry).stream().filter(id -> id.endsWith("studyInstanceUID"))
                    .map(id -> id.substring(0, id.indexOf('^'))).findFirst().orElseThrow();
            manifests.merge(study, 1, Integer::sum);
        }
        return manifests;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, what);
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private int count(String workList, String state) throws IOException, InterruptedException {
        int count = 0;
        for (String part : get(workList + "/counts").split("\\{")) {
            if (part.contains("\"state\":\"" + state + '"')) {
                count += Integer.parseInt(part.replaceAll("(?s).*\"count\":(\\d+).*", "$1"));
            }
        }
        return count;
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(200, response.statusCode(), text);
            return text;
        }
    }
}
