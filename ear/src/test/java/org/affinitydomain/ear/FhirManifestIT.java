package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.fetch.Fetch;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.Settings;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.query.StoredQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A source that publishes manifests with descriptions, as FHIR documents too: both formats are registered and linked, both
 * are retrieved, and a changed study replaces both.
 */
class FhirManifestIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String DICOM = "application/dicom";
    private static final String FHIR = "application/fhir+json";

    private final SampleStudy study = SampleRegion.studies().get(0);
    private RemoteDomain remote;
    private String patient;

    @Test
    void bothFormatsAreRegisteredLinkedAndReplaced(@TempDir Path work) throws Exception {
        Installation installation = new Installation(Path.of("..").toRealPath(), Files.createDirectories(work.resolve("home")),
                System.getProperty("it.wildfly.version"));
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.port-offset=19000",
                "affinity.domain.file=" + domainWithFhir(work)));
        Endpoints endpoints = Endpoints.of(settings);
        for (SampleStudy any : SampleRegion.studies()) {
            Files.createDirectories(new SampleFiles(endpoints.domain()).folder(any));
        }
        new SampleFiles(endpoints.domain()).write(study, done -> { });
        patient = AdtMessage.domainCx(study.patient(), endpoints.domain());
        remote = new RemoteDomain(endpoints.base(), endpoints.all().get("repository.uid"), Duration.ofMinutes(1));
        Server server = new Server(installation);
        try {
            new PatientFeed(endpoints.domain(), server.start(settings, PATIENCE)).send(List.of(study.patient()));
            publish(endpoints.base());
            List<String> before = registered(study.instanceCount());
            Fetch.Result fetched = new Fetch(endpoints.base(), work.resolve("fetched")).patient(study.patient().domainId());
            assertEquals(study.instanceCount() + 1, fetched.fetched(), "the consumer shows the study once");

            try (Stream<Path> images = Files.walk(new SampleFiles(endpoints.domain()).folder(study))) {
                Files.delete(images.filter(Files::isRegularFile).findFirst().orElseThrow());
            }
            publish(endpoints.base());
            List<String> after = registered(study.instanceCount() - 1);
            assertEquals(before, find(AvailabilityStatus.DEPRECATED).stream().map(RegistryObject::id).sorted().toList());
            assertTrue(after.stream().noneMatch(before::contains), after + " and before " + before);
        } finally {
            server.stop();
        }
    }

    /** What the registry holds as approved: the two formats of one manifest; gives their entryUUIDs. */
    private List<String> registered(int instances) throws Exception {
        List<RegistryObject> entries = find(AvailabilityStatus.APPROVED);
        assertEquals(List.of(DICOM, FHIR), entries.stream().map(entry -> Attribute.DE_MIME_TYPE.value(entry).orElseThrow()).sorted().toList());
        RegistryObject kos = ofType(entries, DICOM);
        RegistryObject fhir = ofType(entries, FHIR);
        assertEquals(List.of("urn:ihe:rad:MADO:fhir-manifest:2026"), Attribute.DE_FORMAT_CODE.values(fhir));
        List<RegistryObject> transformations = remote.find(StoredQuery.GET_ASSOCIATIONS, "$uuid", fhir.id()).stream()
                .filter(o -> Attribute.AS_TYPE.values(o).contains(AssociationType.XFRM.urn())).toList();
        assertEquals(1, transformations.size());
        assertEquals(Optional.of(fhir.id()), Attribute.AS_SOURCE.value(transformations.get(0)));
        assertEquals(Optional.of(kos.id()), Attribute.AS_TARGET.value(transformations.get(0)));
        RemoteDomain.Retrieved documents = remote.retrieve(List.of(uid(kos), uid(fhir)));
        assertEquals(List.of(), documents.errors());
        Manifest manifest = ManifestReader.read(new ByteArrayInputStream(documents.documents().get(uid(kos))));
        assertTrue(manifest.imageLibrary());
        assertEquals(instances, manifest.instanceCount());
        String json = new String(documents.documents().get(uid(fhir)), StandardCharsets.UTF_8);
        assertTrue(json.startsWith("{\"resourceType\":\"Bundle\"") && json.contains("\"value\":\"urn:oid:" + uid(kos) + '"'), json);
        assertTrue(json.contains("\"numberOfInstances\":" + instances), json);
        return entries.stream().map(RegistryObject::id).sorted().toList();
    }

    private List<RegistryObject> find(String status) throws Exception {
        return remote.find(StoredQuery.FIND_DOCUMENTS, Slot.of("$XDSDocumentEntryPatientId", '\'' + patient + '\''),
                Slot.of("$XDSDocumentEntryStatus", "('" + status + "')"));
    }

    private static RegistryObject ofType(List<RegistryObject> entries, String mimeType) {
        return entries.stream().filter(entry -> Attribute.DE_MIME_TYPE.value(entry).equals(Optional.of(mimeType))).findFirst().orElseThrow();
    }

    private static String uid(RegistryObject entry) {
        return Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
    }

    private static void publish(String base) throws Exception {
        HttpResponse<String> report = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(base + "/imaging-source/publish"))
                .POST(HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(report.body().contains("\"published\":1"), report.body());
    }

    /** The sample region, all of whose sources publish manifests with descriptions, in both formats. */
    private static Path domainWithFhir(Path folder) throws IOException {
        for (String name : List.of("sample-region-codes.csv", "sample-region-imaging-codes.yaml", "sample-region.yaml")) {
            try (InputStream in = AffinityDomain.class.getResourceAsStream(name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        Path file = folder.resolve("sample-region.yaml");
        return Files.writeString(file, Files.readString(file) + "\nmanifest: {title: manifest-with-description, fhir: true}\n");
    }
}
