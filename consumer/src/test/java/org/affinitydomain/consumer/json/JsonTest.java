package org.affinitydomain.consumer.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.image.LocateInstance;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.consumer.search.FoundStudy;
import org.affinitydomain.consumer.search.StudyPage;
import org.affinitydomain.consumer.search.StudySearch;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Links LINKS = new Links("/consumer/api");
    private static final ManifestReference MANIFEST = new ManifestReference("1.3.6.1.4.1.21367.13.80.21.10", "1.1^9");

    private static String text(JsonBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void studies() throws Exception {
        StudySearch search = StudySearch.of(new Cx("P1", "1.2"), Optional.of("2026"), Optional.empty(), List.of("CT"), 0, 1);
        FoundStudy study = new FoundStudy(MANIFEST, "urn:uuid:1", Optional.of("1.2.3"),
                List.of(new FoundStudy.AccessionNumber("A\"1", Optional.empty())), Optional.empty(), Optional.of("2026030110"),
                Optional.empty(), List.of(new Code("CT", "DCM", "Computed Tomography")), List.of(), Optional.empty(), List.of("Hôpital"),
                Optional.of("12"), Optional.empty());
        assertEquals("{\"patientId\":\"P1^^^&1.2&ISO\",\"offset\":0,\"limit\":1,\"total\":2,"
                + "\"next\":\"/consumer/api/patients/P1%5E%5E%5E%261.2%26ISO/studies?offset=1&limit=1&from=2026&modality=CT\","
                + "\"studies\":[{\"studyInstanceUid\":\"1.2.3\",\"serviceStartTime\":\"2026-03-01T10:00Z\","
                + "\"modalities\":[{\"code\":\"CT\",\"codingScheme\":\"DCM\",\"display\":\"Computed Tomography\"}],\"bodyRegions\":[],"
                + "\"accessionNumbers\":[{\"value\":\"A\\\"1\"}],\"institutions\":[\"Hôpital\"],"
                + "\"repositoryUniqueId\":\"1.3.6.1.4.1.21367.13.80.21.10\",\"documentUniqueId\":\"1.1^9\",\"entryUuid\":\"urn:uuid:1\",\"size\":12,"
                + "\"manifest\":\"/consumer/api/manifests/1.3.6.1.4.1.21367.13.80.21.10/1.1%5E9\","
                + "\"content\":\"/consumer/api/manifests/1.3.6.1.4.1.21367.13.80.21.10/1.1%5E9/content\"}]}",
                text(new StudiesJson(new StudyPage(search, 2, List.of(study)), LINKS)));
    }

    @Test
    void manifestOfAKnownAndOfAnUnknownSource() throws Exception {
        LocateInstance locator = new LocateInstance(new Region().domain);
        String known = text(new ManifestJson(MANIFEST, Region.described("1.1", "1.3.6.1.4.1.21367.13.80.21.1.3", 1), locator, LINKS));
        assertEquals("{\"repositoryUniqueId\":\"1.3.6.1.4.1.21367.13.80.21.10\",\"documentUniqueId\":\"1.1^9\",\"studyInstanceUid\":\"1.2.840.1\","
                + "\"studyDate\":\"2026-03-01\",\"studyTime\":\"10:15:00\",\"studyDescription\":\"Thorax\",\"accessionNumber\":\"A100\","
                + "\"patient\":{\"id\":\"4711\",\"assigningAuthority\":\"1.3.6.1.4.1.21367.13.80.21.1.1\",\"name\":\"Müller^Zoé\",\"birthDate\":\"1970-01-31\",\"sex\":\"F\"},"
                + "\"instanceCount\":1,\"series\":[{\"seriesInstanceUid\":\"1.2.840.1.1\",\"modality\":\"CT\",\"number\":1,\"description\":\"axial\","
                + "\"bodyRegion\":{\"code\":\"67734004\",\"codingScheme\":\"SCT\",\"display\":\"Upper trunk\"},\"retrieveLocationUid\":\"1.3.6.1.4.1.21367.13.80.21.1.3\","
                + "\"source\":{\"id\":\"saint-luc\",\"institution\":\"Hôpital Saint-Luc\"},\"via\":[\"rad69\",\"wado-rs\"],"
                + "\"instances\":[{\"sopInstanceUid\":\"1.2.840.1.1.1\",\"sopClassUid\":\"1.2.840.10008.5.1.4.1.1.2\",\"number\":1,"
                + "\"href\":\"/consumer/api/manifests/1.3.6.1.4.1.21367.13.80.21.10/1.1%5E9/instances/1.2.840.1.1.1\"}]}]}", known);
        String unknown = text(new ManifestJson(MANIFEST, Region.described("1.1", "1.2.3.4", 1), locator, LINKS));
        assertTrue(unknown.contains("\"retrieveLocationUid\":\"1.2.3.4\",\"via\":[],"), unknown);
    }

    @Test
    void problem() throws IOException {
        ConsumerException refused = ConsumerException.refused(ProblemType.UNKNOWN_DOCUMENT, "Repository 1.2",
                RegistryResponse.failure(XdsErrorCode.DOCUMENT_UNIQUE_ID_ERROR.in("1.9")));
        assertEquals("{\"type\":\"urn:affinitydomain:problem:unknown-document\",\"title\":\"There is no such document\",\"status\":404,"
                + "\"detail\":\"Repository 1.2 answered FAILURE: [XDSDocumentUniqueIdError 1.9]\","
                + "\"errors\":[{\"code\":\"XDSDocumentUniqueIdError\",\"context\":\"1.9\"}]}", text(new ProblemJson(refused)));
    }

    @Test
    void timesKeepTheirPrecision() {
        assertEquals("2026", IsoTime.of("2026"));
        assertEquals("2026-03", IsoTime.of("202603"));
        assertEquals("2026-03-01", IsoTime.of("20260301"));
        assertEquals("2026-03-01T10:00Z", IsoTime.of("2026030110"));
        assertEquals("2026-03-01T10:15Z", IsoTime.of("202603011015"));
        assertEquals("2026-03-01T10:15:30Z", IsoTime.of("20260301101530"));
        assertEquals("yesterday", IsoTime.of("yesterday"));
    }
}
