package org.affinitydomain.tools.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.multipart.MultipartReader;
import org.affinitydomain.dicom.multipart.Part;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.tools.CommandFailure;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.query.StoredQuery;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.SeriesRequest;
import org.affinitydomain.xds.transaction.RetrieveImagingDocumentSetRequest.StudyRequest;
import org.affinitydomain.xds.transaction.TransactionException;

/** What a doctor's workstation does, transaction by transaction: find, get the manifest, get the images in both ways. */
final class ConsumerSteps {
    private static final String MANIFEST_FORMAT = "('1.2.840.10008.5.1.4.1.1.88.59^^1.2.840.10008.2.6.1')";
    private static final String APPROVED = "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')";
    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DomainActors actors;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    ConsumerSteps(DomainActors actors) {
        this.actors = actors;
    }

    /** ITI-18 FindDocuments: the approved manifests of a patient. */
    FoundManifest.Collector find(String patient) throws IOException, TransactionException {
        AdhocQueryResponse answer = actors.registry().registryStoredQuery(new AdhocQueryRequest(AdhocQueryRequest.ReturnType.LEAF_CLASS,
                StoredQuery.FIND_DOCUMENTS.id(), Optional.empty(), List.of(
                Slot.of("$XDSDocumentEntryPatientId", "'" + patient + "'"),
                Slot.of("$XDSDocumentEntryStatus", APPROVED),
                Slot.of("$XDSDocumentEntryFormatCode", MANIFEST_FORMAT))));
        requireSuccess("FindDocuments", answer.response());
        FoundManifest.Collector collector = new FoundManifest.Collector();
        answer.result().sendTo(collector);
        return collector;
    }

    /** ITI-43: the bytes of a manifest. */
    byte[] manifest(FoundManifest found) throws IOException, TransactionException {
        try (RetrieveDocumentSetResponse answer = actors.repository().retrieveDocumentSet(new RetrieveDocumentSetRequest(
                List.of(new DocumentRequest(Optional.empty(), found.repositoryUniqueId(), found.uniqueId()))))) {
            requireSuccess("Retrieve Document Set", answer.response());
            try (InputStream in = answer.documents().get(0).content().open()) {
                return in.readNBytes(LARGEST_MANIFEST);
            }
        }
    }

    static Manifest read(byte[] manifest) throws IOException {
        return ManifestReader.read(new ByteArrayInputStream(manifest));
    }

    /** RAD-69: all that the manifest lists, in one request; each image is compared as it comes. */
    void retrieveBySoap(Manifest manifest, Originals originals) throws IOException, TransactionException {
        List<SeriesRequest> series = manifest.series().stream().map(ConsumerSteps::request).toList();
        try (RetrieveDocumentSetResponse answer = actors.imagingSource().retrieveImagingDocumentSet(new RetrieveImagingDocumentSetRequest(
                List.of(new StudyRequest(manifest.study().instanceUid(), series)),
                List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())))) {
            requireSuccess("Retrieve Imaging Document Set", answer.response());
            for (DocumentResponse document : answer.documents()) {
                try (InputStream in = document.content().open()) {
                    originals.compare(document.request().documentUniqueId(), in);
                }
            }
        }
        originals.requireAll();
    }

    /** RAD-107 WADO-RS Retrieve Study, at the Retrieve URL of the manifest; each image is compared as it comes. */
    void retrieveByWado(Manifest manifest, Originals originals) throws IOException, InterruptedException {
        URI study = URI.create(retrieveUrl(manifest) + "/studies/" + manifest.study().instanceUid());
        HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(study).timeout(PATIENCE)
                .header("Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new CommandFailure(study + " was answered with " + answer.statusCode());
            }
            MultipartReader parts = new MultipartReader(body, answer.headers().firstValue("Content-Type").orElse(""));
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                originals.compare(part.get().content());
            }
        }
        originals.requireAll();
    }

    static String retrieveUrl(Manifest manifest) throws IOException {
        return manifest.series().stream().flatMap(series -> series.retrieve().url().stream()).findFirst()
                .orElseThrow(() -> new IOException("the manifest has no Retrieve URL"));
    }

    private static SeriesRequest request(Series series) {
        String location = series.retrieve().locationUid().orElseThrow(() -> new CommandFailure("the manifest has no Retrieve Location UID"));
        return new SeriesRequest(series.instanceUid(), series.instances().stream()
                .map(instance -> new DocumentRequest(Optional.empty(), location, instance.sopInstanceUid())).toList());
    }

    private static void requireSuccess(String transaction, RegistryResponse response) {
        if (response.status() != RegistryResponse.Status.SUCCESS) {
            throw new CommandFailure(transaction + " was answered with " + response.status() + " " + response.errors());
        }
    }
}
