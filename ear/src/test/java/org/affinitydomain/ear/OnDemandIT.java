package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.sample.AdtMessage;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.Settings;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.tools.verify.EntrySummary;
import org.affinitydomain.tools.verify.EntryVerification;
import org.affinitydomain.tools.verify.Finding;
import org.affinitydomain.tools.verify.Summary;
import org.affinitydomain.tools.verify.Verification;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.RimReader;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.soap.RemoteActors;
import org.affinitydomain.xds.soap.SoapClient;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.AdhocQueryResponse.Sink;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.DocumentRepository;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest.Document;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The study summary of a published study, with the registry in one server and the repository in another one: its entry is
 * registered by ITI-61 over the wire, found by ITI-18, retrieved by ITI-43 and by the consumer, and follows its manifest when
 * that is replaced.
 */
class OnDemandIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LONGEST_WAIT = Duration.ofSeconds(60).toNanos();
    private static final String STABLE = "('" + ObjectKind.STABLE + "')";
    private static final String ON_DEMAND = "('" + ObjectKind.ON_DEMAND + "')";

    private final SampleStudy study = SampleRegion.studies().get(0);
    private DocumentRegistry registry;
    private DocumentRepository repository;
    private String patient;

    @Test
    void summaryOfAStudy(@TempDir Path work) throws Exception {
        Installation centre = installation(work.resolve("centre"));
        Installation hospital = installation(work.resolve("hospital"));
        Settings ofCentre = Settings.of(centre, Optional.empty(), List.of("affinity.port-offset=17000", "affinity.repository.enabled=false",
                "affinity.repository.url.provide=http://127.0.0.1:1/", "affinity.repository.url.retrieve=http://127.0.0.1:1/",
                "affinity.imaging-source.enabled=false", "affinity.consumer.enabled=false"));
        String base = Endpoints.of(ofCentre).base();
        Settings ofHospital = Settings.of(hospital, Optional.empty(), List.of("affinity.port-offset=18000", "affinity.registry.enabled=false",
                "affinity.registry.url.register=" + base + "/registry/register", "affinity.registry.url.query=" + base + "/registry/query",
                "affinity.registry.url.on-demand=" + base + "/registry/on-demand",
                "affinity.repository.on-demand.providers=study-summary",
                "affinity.repository.on-demand.study-summary.class-code=SUMMARIES^Summaries^1.3.6.1.4.1.19376.1.2.6.1"));
        Endpoints endpoints = Endpoints.of(ofHospital);
        for (SampleStudy any : SampleRegion.studies()) {
            Files.createDirectories(new SampleFiles(endpoints.domain()).folder(any));
        }
        new SampleFiles(endpoints.domain()).write(study, done -> { });
        patient = AdtMessage.domainCx(study.patient(), endpoints.domain());
        registry = RemoteActors.registry(client(base + "/registry/register"), client(base + "/registry/query"));
        repository = RemoteActors.repository(client(endpoints.base() + "/repository/provide"), client(endpoints.base() + "/repository/retrieve"));
        try {
            new PatientFeed(endpoints.domain(), new Server(centre).start(ofCentre, PATIENCE)).send(List.of(study.patient()));
            new PatientFeed(endpoints.domain(), new Server(hospital).start(ofHospital, PATIENCE)).send(List.of(study.patient()));
            HttpResponse<String> report = send(HttpRequest.newBuilder(URI.create(endpoints.base() + "/imaging-source/publish"))
                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertTrue(report.body().contains("\"published\":1"), report.body());

            RegistryObject summary = awaitSummary("");
            retrieved(summary);
            consumed(summary, endpoints.base());
            replaced(summary);
            verified(base, endpoints.base(), Attribute.DE_REPOSITORY_UNIQUE_ID.value(summary).orElseThrow());
        } finally {
            new Server(hospital).stop();
            new Server(centre).stop();
        }
    }

    private void retrieved(RegistryObject summary) throws Exception {
        assertEquals(1, find(STABLE, AvailabilityStatus.APPROVED).size());
        assertEquals(List.of("SUMMARIES"), Attribute.DE_CLASS_CODE.values(summary));
        assertEquals(List.of(), Attribute.DE_HASH.values(summary));
        try (RetrieveDocumentSetResponse answer = retrieve(uniqueId(summary))) {
            assertTrue(answer.response().isSuccess(), () -> answer.response().errors().toString());
            assertEquals("text/html", answer.documents().get(0).mimeType());
            assertNotEquals(uniqueId(summary), answer.documents().get(0).newIds().orElseThrow().documentUniqueId());
            assertEquals(Optional.empty(), answer.documents().get(0).newIds().orElseThrow().repositoryUniqueId());
            try (InputStream in = answer.documents().get(0).content().open()) {
                String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(page.contains("lang=\"fr\"") && page.endsWith("</html>\n"), page);
                assertTrue(page.contains(study.instanceCount() + " objets"), page);
                Files.writeString(Path.of("target", "study-summary.html"), page);
            }
        }
    }

    private void consumed(RegistryObject summary, String base) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + "/consumer/api/documents/"
                + Attribute.DE_REPOSITORY_UNIQUE_ID.value(summary).orElseThrow() + '/' + uniqueId(summary))));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
        assertEquals("attachment", answer.headers().firstValue("Content-Disposition").orElseThrow());
        try (RetrieveDocumentSetResponse direct = retrieve(uniqueId(summary))) {
            assertEquals('"' + direct.documents().get(0).newIds().orElseThrow().documentUniqueId() + '"',
                    answer.headers().firstValue("ETag").orElseThrow());
        }
    }

    /** A replaced manifest takes its summary with it, and its replacement gets one. */
    private void replaced(RegistryObject before) throws Exception {
        RegistryObject entry = find(STABLE, AvailabilityStatus.APPROVED).get(0);
        assertTrue(provideReplacement(entry).isSuccess());
        RegistryObject after = awaitSummary(uniqueId(before));
        assertEquals(List.of(uniqueId(before)), find(ON_DEMAND, AvailabilityStatus.DEPRECATED).stream().map(OnDemandIT::uniqueId).toList());
        try (RetrieveDocumentSetResponse old = retrieve(uniqueId(before)); RetrieveDocumentSetResponse current = retrieve(uniqueId(after))) {
            assertTrue(old.response().isSuccess() && current.response().isSuccess());
        }
    }

    /** Manifest and replacement are there, from either side; the entries of the summaries are of no stored documents. */
    private static void verified(String centre, String hospital, String repository) throws Exception {
        Verification.Listener nothingFound = new Verification.Listener() {
            @Override
            public void begin(long documents) {
                assertEquals(2, documents);
            }

            @Override
            public void progress(long documents) {
                assertTrue(documents <= 2);
            }

            @Override
            public void finding(Finding finding) {
                throw new AssertionError(finding.line());
            }
        };
        Summary summary = new Verification(hospital, false).run(nothingFound).orElseThrow();
        assertEquals(2, summary.documents());
        assertEquals(0, summary.findings());
        assertEquals(Optional.of(new EntrySummary(2, 0)), new EntryVerification(centre, hospital, repository).run(2, nothingFound));
        assertEquals(Optional.empty(), new EntryVerification(hospital, hospital, repository).run(2, nothingFound), "no registry runs there");
        assertEquals(Optional.empty(), new Verification(centre, false).run(nothingFound), "no repository runs there");
    }

    private RegistryResponse provideReplacement(RegistryObject entry) throws Exception {
        Manifest old;
        try (RetrieveDocumentSetResponse answer = retrieve(uniqueId(entry)); InputStream in = answer.documents().get(0).content().open()) {
            old = ManifestReader.read(in);
        }
        String uid = Submission.newUid();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ManifestWriter.write(new Manifest(uid, uid + ".1", old.title(), old.content(), old.timezoneOffset(), old.patient(), old.study(),
                old.manufacturer(), old.institution(), old.requests(), old.series()), file);
        RegistryObject fresh = MetadataBuilder.from(ObjectKind.DOCUMENT_ENTRY, entry.withoutAttribute("lid").withoutAttribute("status")
                        .withSlot("size", List.of()).withSlot("hash", List.of()).withSlot("repositoryUniqueId", List.of())
                        .withIds(id -> id.equals(entry.id()) ? "Document01" : id))
                .set(Attribute.DE_UNIQUE_ID, uid).build();
        RegistryObject set = MetadataBuilder.submissionSet("SubmissionSet01").set(Attribute.SS_PATIENT_ID, patient)
                .set(Attribute.SS_UNIQUE_ID, Submission.newUid()).set(Attribute.SS_SOURCE_ID, "2.999.1").set(Attribute.SS_SUBMISSION_TIME, "20260312")
                .code(Attribute.SS_CONTENT_TYPE_CODE, new Code("22232009", "2.16.840.1.113883.6.96", "Hospital")).build();
        return repository.provideAndRegisterDocumentSet(new ProvideAndRegisterDocumentSetRequest(SubmitObjectsRequest.of(List.of(fresh, set,
                MetadataBuilder.originalMember("Member", "SubmissionSet01", "Document01"),
                MetadataBuilder.association("Replacement", AssociationType.RPLC, "Document01", entry.id()).build())),
                List.of(new Document("Document01", () -> new ByteArrayInputStream(file.toByteArray())))));
    }

    /** The approved summary, as soon as there is one other than the given one. */
    private RegistryObject awaitSummary(String otherThan) throws Exception {
        long end = System.nanoTime() + LONGEST_WAIT;
        while (System.nanoTime() < end) {
            List<RegistryObject> found = find(ON_DEMAND, AvailabilityStatus.APPROVED);
            if (found.size() == 1 && !uniqueId(found.get(0)).equals(otherThan)) {
                return found.get(0);
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no summary was registered");
    }

    private List<RegistryObject> find(String entryType, String status) throws Exception {
        AdhocQueryResponse answer = registry.registryStoredQuery(new AdhocQueryRequest(ReturnType.LEAF_CLASS, StoredQuery.FIND_DOCUMENTS.id(),
                Optional.empty(), List.of(Slot.of("$XDSDocumentEntryPatientId", '\'' + patient + '\''),
                Slot.of("$XDSDocumentEntryStatus", "('" + status + "')"), Slot.of("$XDSDocumentEntryType", entryType))));
        assertTrue(answer.response().isSuccess(), () -> answer.response().errors().toString());
        List<RegistryObject> entries = new ArrayList<>();
        answer.result().sendTo(new Sink() {
            @Override
            public void object(byte[] xml) throws IOException {
                entries.add(entry(xml));
            }

            @Override
            public void objectRef(String id, Optional<String> home) {
                throw new AssertionError("an ObjectRef");
            }
        });
        return entries;
    }

    private static RegistryObject entry(byte[] xml) throws IOException {
        try {
            XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(xml));
            reader.nextTag();
            return new RimReader(reader, RimLimits.DEFAULT).object(RegistryObject.Element.EXTRINSIC_OBJECT);
        } catch (XMLStreamException | MetadataFormatException e) {
            throw new IOException(e);
        }
    }

    private RetrieveDocumentSetResponse retrieve(String uniqueId) throws Exception {
        return repository.retrieveDocumentSet(new RetrieveDocumentSetRequest(List.of(
                new DocumentRequest(Optional.empty(), "1.3.6.1.4.1.21367.13.80.21.10", uniqueId))));
    }

    private static String uniqueId(RegistryObject entry) {
        return Attribute.DE_UNIQUE_ID.value(entry).orElseThrow();
    }

    private static SoapClient client(String address) {
        return new SoapClient(URI.create(address), Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    private static Installation installation(Path home) throws Exception {
        return new Installation(Path.of("..").toRealPath(), Files.createDirectories(home), System.getProperty("it.wildfly.version"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
