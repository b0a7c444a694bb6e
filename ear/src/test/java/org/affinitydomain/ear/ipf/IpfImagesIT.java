package org.affinitydomain.ear.ipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.ear.AffinityEar;
import org.affinitydomain.ear.RunningServer;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.demo.Publications;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SamplePatient;
import org.affinitydomain.tools.sample.SamplePatient.LocalId;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.xds.soap.SoapAction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.DocumentReference;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveImagingDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveSeries;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveStudy;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryReturnType;
import org.openehealth.ipf.commons.ihe.xds.core.responses.RetrievedDocument;
import org.openehealth.ipf.commons.ihe.xds.core.responses.RetrievedDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Status;

/** IPF as Imaging Document Consumer: ITI-18 finds the manifest that RAD-68 registered, ITI-43 brings it, RAD-69 every image of it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class IpfImagesIT {

    private static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";

    private final SampleStudy study = ofSomebodyElse(SampleRegion.studies().get(2));
    private IpfClient client;

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    /** Other tests count what the patients of the sample region have. */
    private static SampleStudy ofSomebodyElse(SampleStudy like) {
        SamplePatient somebody = new SamplePatient("AFF-IPF", "Peeters", "Lies", LocalDate.of(1984, 8, 2), "F", "1 Kerkstraat", "1001 Lakeside",
                List.of(new LocalId(like.source(), "L-9901")));
        return new SampleStudy(like.source(), somebody, "LK-IPF-1", like.order(), like.description(), like.begin(), like.region(),
                like.referringPhysician(), like.readingPhysician(), like.equipment(), like.series());
    }

    @Test
    void imagesOfAPublishedStudy() throws Exception {
        Endpoints endpoints = RunningServer.endpoints();
        client = new IpfClient(endpoints.base());
        SampleFiles files = new SampleFiles(endpoints.domain());
        for (SampleStudy any : SampleRegion.studies()) {
            Files.createDirectories(files.folder(any));
        }
        files.write(study, done -> { });
        new PatientFeed(endpoints.domain(), endpoints.ports()).send(List.of(study.patient()));
        new Publications(endpoints.base()).publish(List.of(files.studyInstanceUid(study)));

        Manifest manifest = manifest();
        RetrievedDocumentSet images = client.retrieve(everyImage(manifest));
        assertEquals(Status.SUCCESS, images.getStatus());
        assertEquals(instances(manifest).toList(), images.getDocuments().stream().map(image -> image.getRequestData().getDocumentUniqueId()).toList());
        Set<ByteBuffer> retrieved = new HashSet<>();
        for (RetrievedDocument image : images.getDocuments()) {
            assertEquals("application/dicom", image.getMimeType());
            retrieved.add(bytes(image));
        }
        Set<ByteBuffer> stored = new HashSet<>();
        try (Stream<Path> all = Files.list(files.folder(study).resolve(study.accession()))) {
            for (Path file : all.toList()) {
                stored.add(ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        assertEquals(study.instanceCount(), stored.size());
        assertEquals(stored, retrieved);
    }

    private Manifest manifest() throws Exception {
        FindDocumentsQuery query = new FindDocumentsQuery();
        query.setPatientId(IpfSubmission.patient(study.patient().domainId()));
        query.setStatus(List.of(AvailabilityStatus.APPROVED));
        List<DocumentEntry> entries = client.query("/registry/query", SoapAction.REGISTRY_STORED_QUERY, XDS.Interactions.ITI_18,
                new QueryRegistry(query, QueryReturnType.LEAF_CLASS)).getDocumentEntries();
        assertEquals(1, entries.size());
        RetrieveDocumentSet request = new RetrieveDocumentSet();
        request.getDocuments().add(new DocumentReference(entries.get(0).getRepositoryUniqueId(), entries.get(0).getUniqueId(), null));
        RetrievedDocumentSet answer = client.retrieve(request);
        assertEquals(Status.SUCCESS, answer.getStatus());
        try (InputStream in = answer.getDocuments().get(0).getDataHandler().getInputStream()) {
            return ManifestReader.read(in);
        }
    }

    private static RetrieveImagingDocumentSet everyImage(Manifest manifest) {
        RetrieveImagingDocumentSet request = new RetrieveImagingDocumentSet();
        request.getTransferSyntaxIds().add(EXPLICIT_VR_LITTLE_ENDIAN);
        request.getRetrieveStudies().add(new RetrieveStudy(manifest.study().instanceUid(),
                manifest.series().stream().map(series -> new RetrieveSeries(series.instanceUid(), images(series))).toList()));
        return request;
    }

    private static List<DocumentReference> images(Series series) {
        String source = series.retrieve().locationUid().orElseThrow();
        return series.instances().stream().map(image -> new DocumentReference(source, image.sopInstanceUid(), null)).toList();
    }

    private static Stream<String> instances(Manifest manifest) {
        return manifest.series().stream().flatMap(series -> series.instances().stream()).map(Instance::sopInstanceUid);
    }

    private static ByteBuffer bytes(RetrievedDocument document) throws IOException {
        try (InputStream in = document.getDataHandler().getInputStream()) {
            return ByteBuffer.wrap(in.readAllBytes());
        }
    }
}
