package org.affinitydomain.consumer.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.Cx;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;

class FindStudiesTest {

    private static final Cx PATIENT = new Cx("P'1", "1.3.6.1");
    private final Region region = new Region();
    private final FindStudies find = new FindStudies(region.registry, region.domain.codeSets().schemes(), 100);

    private static RegistryObject entry(String uniqueId, String start) {
        return MetadataBuilder.documentEntry("urn:uuid:" + uniqueId).set(Attribute.DE_UNIQUE_ID, uniqueId)
                .set(Attribute.DE_REPOSITORY_UNIQUE_ID, Region.REPOSITORY).set(Attribute.DE_SERVICE_START_TIME, start).build();
    }

    private static StudySearch search(int offset, int limit) throws ConsumerException {
        return StudySearch.of(PATIENT, Optional.empty(), Optional.empty(), List.of(), offset, limit);
    }

    @Test
    void asksForApprovedManifestsOfThePatient() throws ConsumerException {
        find.find(StudySearch.of(PATIENT, Optional.of("2025"), Optional.of("20260101"), List.of("CT", "MR"), 0, 10));
        AdhocQueryRequest request = region.registry.requests.get(0);
        assertEquals("urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d", request.queryId());
        assertEquals(AdhocQueryRequest.ReturnType.LEAF_CLASS, request.returnType());
        Map<String, String> slots = request.parameters().stream().collect(Collectors.toMap(Slot::name, s -> s.values().get(0)));
        assertEquals(Map.of(
                "$XDSDocumentEntryPatientId", "'P''1^^^&1.3.6.1&ISO'",
                "$XDSDocumentEntryStatus", "('urn:oasis:names:tc:ebxml-regrep:StatusType:Approved')",
                "$XDSDocumentEntryFormatCode", "('1.2.840.10008.5.1.4.1.1.88.59^^1.2.840.10008.2.6.1')",
                "$XDSDocumentEntryServiceStartTimeFrom", "'2025'",
                "$XDSDocumentEntryServiceStartTimeTo", "'20260101'",
                "$XDSDocumentEntryEventCodeList",
                "('CT^^1.2.840.10008.2.16.4','CT^^DCM','MR^^1.2.840.10008.2.16.4','MR^^DCM')"), slots);
    }

    @Test
    void readsWhatTheMetadataSays() throws ConsumerException {
        region.registry.add(MetadataBuilder.documentEntry("urn:uuid:1").set(Attribute.DE_UNIQUE_ID, "1.9")
                .set(Attribute.DE_REPOSITORY_UNIQUE_ID, Region.REPOSITORY)
                .set(Attribute.DE_TITLE, "CT Thorax").set(Attribute.DE_CREATION_TIME, "20260301104012")
                .set(Attribute.DE_SIZE, "123").set(Attribute.DE_HASH, "ab")
                .set(Attribute.DE_REFERENCE_ID_LIST, "A1^^^&1.5&ISO^urn:ihe:iti:xds:2013:accession", "1.2.3^^^^urn:ihe:iti:xds:2016:studyInstanceUID", "odd")
                .code(Attribute.DE_EVENT_CODE_LIST, new Code("CT", "1.2.840.10008.2.16.4", "Computed Tomography"))
                .code(Attribute.DE_EVENT_CODE_LIST, new Code("67734004", "2.16.840.1.113883.6.96", "Upper trunk"))
                .code(Attribute.DE_TYPE_CODE, new Code("18748-4", "LN", "study"))
                .author(Attribute.DE_AUTHOR, new Author(Optional.empty(), List.of("Hôpital^^^^^&1.7&ISO^^^^1"), List.of(), List.of(), List.of()))
                .build());
        StudyPage page = find.find(search(0, 10));
        assertEquals(List.of(new FoundStudy(new ManifestReference(Region.REPOSITORY, "1.9"), "urn:uuid:1", Optional.of("1.2.3"),
                List.of(new FoundStudy.AccessionNumber("A1", Optional.of("1.5"))), Optional.of("CT Thorax"), Optional.empty(),
                Optional.of("20260301104012"), List.of(new Code("CT", "1.2.840.10008.2.16.4", "Computed Tomography")),
                List.of(new Code("67734004", "2.16.840.1.113883.6.96", "Upper trunk")), Optional.of(new Code("18748-4", "LN", "study")),
                List.of("Hôpital"), Optional.of("123"), Optional.of("ab"))), page.studies());
    }

    @Test
    void newestFirstPageByPage() throws ConsumerException {
        List.of("20240101", "2026", "20250612", "20230505").forEach(t -> region.registry.add(entry("1." + t, t)));
        StudyPage first = find.find(search(0, 3));
        assertEquals(List.of("1.2026", "1.20250612", "1.20240101"), first.studies().stream().map(s -> s.manifest().documentUniqueId()).toList());
        assertEquals(4, first.total());
        assertTrue(first.hasNext());
        StudyPage second = find.find(search(3, 3));
        assertEquals(List.of("1.20230505"), second.studies().stream().map(s -> s.manifest().documentUniqueId()).toList());
        assertFalse(second.hasNext());
        assertTrue(find.find(search(9, 3)).studies().isEmpty());
    }

    @Test
    void moreThanTheBoundIsAProblemAndNotRead() {
        for (int i = 0; i < 101; i++) {
            region.registry.add(entry("1." + i, "2026"));
        }
        assertEquals(ProblemType.TOO_MANY_RESULTS, assertThrows(ConsumerException.class, () -> find.find(search(0, 1))).type());
    }

    @Test
    void registrysErrorsAreHandedOn() {
        region.registry.refusal = Optional.of(RegistryResponse.failure(XdsErrorCode.TOO_MANY_RESULTS.in("more than 10")));
        ConsumerException problem = assertThrows(ConsumerException.class, () -> find.find(search(0, 1)));
        assertEquals(ProblemType.REFUSED, problem.type());
        assertEquals("XDSTooManyResults", problem.errors().get(0).errorCode());
    }

    @Test
    void unreachableSlowOrTalkingNonsense() {
        assertEquals(ProblemType.UNREACHABLE, failing(new TransactionException("refused")).type());
        assertEquals(ProblemType.TIMEOUT, failing(new TransactionException("slow", new RuntimeException(new SocketTimeoutException()))).type());
        region.registry.entries.add("<rim:ExtrinsicObject".getBytes(StandardCharsets.UTF_8));
        assertEquals(ProblemType.UNREACHABLE, assertThrows(ConsumerException.class, () -> find.find(search(0, 1))).type());
    }

    private ConsumerException failing(TransactionException failure) {
        DocumentRegistry registry = new DocumentRegistry() {
            @Override
            public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) {
                throw new AssertionError();
            }

            @Override
            public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) {
                throw new AssertionError();
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                throw failure;
            }
        };
        return assertThrows(ConsumerException.class,
                () -> new FindStudies(registry, region.domain.codeSets().schemes(), 10).find(search(0, 1)));
    }

    @Test
    void invalidSearches() {
        for (String time : List.of("26", "2026-01-01", "20260", "'")) {
            assertEquals(ProblemType.INVALID_REQUEST, assertThrows(ConsumerException.class,
                    () -> StudySearch.of(PATIENT, Optional.of(time), Optional.empty(), List.of(), 0, 1)).type(), time);
        }
        assertThrows(ConsumerException.class, () -> StudySearch.of(PATIENT, Optional.empty(), Optional.empty(), List.of("C'T"), 0, 1));
        assertThrows(ConsumerException.class, () -> search(-1, 1));
        assertThrows(ConsumerException.class, () -> search(0, 0));
        assertThrows(ConsumerException.class, () -> search(0, 201));
    }
}
