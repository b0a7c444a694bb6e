package org.affinitydomain.xds.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.message.Golden;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredQueryParserTest {

    private static final Slot PATIENT = Slot.of("$XDSDocumentEntryPatientId", "'P1^^^&1.2.3&ISO'");
    private static final Slot STATUS = Slot.of("$XDSDocumentEntryStatus", "('" + AvailabilityStatus.APPROVED + "')");
    private static final String UUID = "urn:uuid:0f0a0b0c-1111-4222-8333-444455556666";

    @Test
    void readsAnOutsideQuery() throws Exception {
        StoredQueryRequest request = StoredQueryParser.parse(AdhocQueryMessage.readRequest(
                Golden.reader(Golden.bytes("iti-18-find-documents.xml")), RimLimits.DEFAULT));
        assertEquals(StoredQuery.FIND_DOCUMENTS, request.query());
        assertEquals(ReturnType.OBJECT_REF, request.returnType());
        assertTrue(request.criteria().contains(new Criterion.CodedAsAny(Attribute.DE_EVENT_CODE_LIST,
                List.of(new Code("urn:connectathon:policy:deny-access", "1.3.6.1.4.1.21367.2017.3", "")))));
    }

    @Test
    void asksForStableEntriesUnlessToldOtherwise() throws Exception {
        assertEquals(List.of(ObjectKind.STABLE), find(PATIENT, STATUS).valuesOf(Attribute.DE_OBJECT_TYPE));
        assertEquals(List.of(ObjectKind.ON_DEMAND), find(PATIENT, STATUS, Slot.of("$XDSDocumentEntryType",
                "('" + ObjectKind.ON_DEMAND + "')")).valuesOf(Attribute.DE_OBJECT_TYPE));
    }

    @Test
    void earlierVersionsAreForThoseWhoAskForThem() throws Exception {
        assertEquals(MetadataLevel.LATEST, find(PATIENT, STATUS).level());
        assertEquals(MetadataLevel.LATEST, find(PATIENT, STATUS, Slot.of("$MetadataLevel", "1")).level());
        assertEquals(MetadataLevel.ALL, find(PATIENT, STATUS, Slot.of("$MetadataLevel", "2")).level());
        assertEquals(XdsErrorCode.REGISTRY_ERROR.code(), failure(StoredQuery.FIND_DOCUMENTS, PATIENT, STATUS, Slot.of("$MetadataLevel", "3")));
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(),
                failure(StoredQuery.FIND_DOCUMENTS, PATIENT, STATUS, Slot.of("$MetadataLevel", "(1, 2)")));
    }

    @Test
    void slotsAreConditionsAndTheirValuesAlternatives() throws Exception {
        StoredQueryRequest request = find(PATIENT, STATUS, Slot.of("$XDSDocumentEntryEventCodeList", "('a^^1','b^^1')", "('c^^1')"),
                Slot.of("$XDSDocumentEntryEventCodeList", "('d^^2')"));
        assertEquals(List.of(
                new Criterion.CodedAsAny(Attribute.DE_EVENT_CODE_LIST, List.of(new Code("a", "1", ""), new Code("b", "1", ""), new Code("c", "1", ""))),
                new Criterion.CodedAsAny(Attribute.DE_EVENT_CODE_LIST, List.of(new Code("d", "2", "")))),
                request.criteria().stream().filter(c -> c.attribute() == Attribute.DE_EVENT_CODE_LIST).toList());
    }

    @Test
    void timesAreOfAnyPrecision() throws Exception {
        StoredQueryRequest request = find(PATIENT, STATUS, Slot.of("$XDSDocumentEntryCreationTimeFrom", "2004"),
                Slot.of("$XDSDocumentEntryCreationTimeTo", "'200501020304'"));
        assertTrue(request.criteria().contains(new Criterion.NotBefore(Attribute.DE_CREATION_TIME, 20040101000000L)));
        assertTrue(request.criteria().contains(new Criterion.Before(Attribute.DE_CREATION_TIME, 20050102030400L)));
    }

    @Test
    void aCodeKeepsWhatItIsMadeOf() throws Exception {
        StoredQueryRequest request = find(PATIENT, STATUS, Slot.of("$XDSDocumentEntryClassCode", " ( 'it''s & <more>^^a,b(c)' ) "));
        assertTrue(request.criteria().contains(new Criterion.CodedAsAny(Attribute.DE_CLASS_CODE, List.of(new Code("it's & <more>", "a,b(c)", "")))));
    }

    @Test
    void unknownParametersArePassedOver() throws Exception {
        assertEquals(find(PATIENT, STATUS), find(PATIENT, STATUS, Slot.of("$XDSDocumentEntryPracticeSettingCodeScheme", "('x')")));
    }

    @ParameterizedTest
    @EnumSource(StoredQuery.class)
    void everyQueryMissesWhatItNeeds(StoredQuery query) {
        assertEquals(XdsErrorCode.STORED_QUERY_MISSING_PARAM.code(), failure(query));
    }

    @ParameterizedTest
    @EnumSource(StoredQuery.class)
    void everyQueryTakesItsParameters(StoredQuery query) throws Exception {
        List<Slot> slots = new ArrayList<>();
        query.alternatives().stream().findFirst().ifPresent(p -> slots.add(good(p)));
        query.parameters().forEach(p -> slots.add(good(p)));
        StoredQueryRequest request = StoredQueryParser.parse(request(query, slots.toArray(Slot[]::new)));
        long attributes = query.parameters().stream().mapToLong(p -> p.attributes().size()).sum() + (query.alternatives().isEmpty() ? 0 : 1);
        assertEquals(attributes, request.criteria().size());
        assertTrue(request.criteria().stream().allMatch(c -> c.attribute().index().isPresent()), "what is asked for must be indexed");
    }

    @Test
    void refusesWhatTheFrameworkRefuses() {
        assertEquals(XdsErrorCode.UNKNOWN_STORED_QUERY.code(), assertThrows(StoredQueryException.class,
                () -> StoredQueryParser.parse(new AdhocQueryRequest(ReturnType.LEAF_CLASS, UUID, Optional.empty(), List.of()))).error().errorCode());
        assertEquals(XdsErrorCode.STORED_QUERY_MISSING_PARAM.code(), failure(StoredQuery.FIND_DOCUMENTS, PATIENT));
        assertEquals(XdsErrorCode.STORED_QUERY_MISSING_PARAM.code(), failure(StoredQuery.FIND_DOCUMENTS, PATIENT, new Slot(STATUS.name(), List.of())));
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(), failure(StoredQuery.FIND_DOCUMENTS, STATUS, PATIENT, PATIENT));
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(), failure(StoredQuery.FIND_DOCUMENTS, STATUS,
                Slot.of(PATIENT.name(), "('a^^^&1.2&ISO','b^^^&1.2&ISO')")));
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(), failure(StoredQuery.FIND_DOCUMENTS, STATUS, PATIENT,
                Slot.of("$XDSDocumentEntryClassCode", "('a^^1')"), Slot.of("$XDSDocumentEntryClassCode", "('b^^1')")));
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(), failure(StoredQuery.GET_DOCUMENTS,
                Slot.of("$XDSDocumentEntryEntryUUID", "('" + UUID + "')"), Slot.of("$XDSDocumentEntryUniqueId", "('1.2')")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "$XDSDocumentEntryClassCode; ('Dialysis')", "$XDSDocumentEntryClassCode; ('a^^')", "$XDSDocumentEntryClassCode; ('^^1')",
        "$XDSDocumentEntryClassCode; (a^^1)", "$XDSDocumentEntryClassCode; ('a^^1'", "$XDSDocumentEntryClassCode; 'a^^1','b^^1'",
        "$XDSDocumentEntryClassCode; ('a^^1') x", "$XDSDocumentEntryClassCode; ('a^^1", "$XDSDocumentEntryCreationTimeFrom; 20041301",
        "$XDSDocumentEntryCreationTimeFrom; 'yesterday'", "$XDSDocumentEntryCreationTimeFrom; -1"})
    void refusesValuesOfAnotherForm(String name, String value) {
        assertEquals(XdsErrorCode.REGISTRY_ERROR.code(), failure(StoredQuery.FIND_DOCUMENTS, PATIENT, STATUS, Slot.of(name, value.strip())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'P1'", "'P1^^^&1.2.3&DNS'", "P1^^^&1.2.3&ISO"})
    void refusesPatientsOfAnotherForm(String patient) {
        assertEquals(XdsErrorCode.REGISTRY_ERROR.code(), failure(StoredQuery.FIND_DOCUMENTS, STATUS, Slot.of(PATIENT.name(), patient)));
    }

    @Test
    void boundsTheWork() {
        String[] values = new String[10_001];
        Arrays.fill(values, "'1.2'");
        assertEquals(XdsErrorCode.STORED_QUERY_PARAM_NUMBER.code(), failure(StoredQuery.GET_DOCUMENTS, Slot.of("$XDSDocumentEntryUniqueId", values)));
    }

    @Property
    void quotingIsUndone(@ForAll @NotEmpty @Size(max = 5) List<String> values) {
        String list = "(" + String.join(" , ", values.stream().map(v -> "'" + v.replace("'", "''") + "'").toList()) + ")";
        assertEquals(values, QueryValues.parse(list));
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            assertTrue(!QueryValues.parse(text).isEmpty());
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().contains("at character"));
        }
    }

    private static Slot good(QueryParameter parameter) {
        return Slot.of(parameter.name(), switch (parameter.comparison()) {
            case CODED, CODED_EACH_SLOT -> "('a^^b')";
            case FROM, TO -> "2026";
            case LIKE, LIKE_ANY -> "('%x%')";
            default -> switch (parameter.attributes().get(0).type()) {
                case CX -> "'P1^^^&1.2.3&ISO'";
                case ENTRY_ID -> "('" + UUID + "')";
                default -> "('1.2.3')";
            };
        });
    }

    private static StoredQueryRequest find(Slot... slots) throws StoredQueryException {
        return StoredQueryParser.parse(request(StoredQuery.FIND_DOCUMENTS, slots));
    }

    private static String failure(StoredQuery query, Slot... slots) {
        return assertThrows(StoredQueryException.class, () -> StoredQueryParser.parse(request(query, slots))).error().errorCode();
    }

    private static AdhocQueryRequest request(StoredQuery query, Slot... slots) {
        return new AdhocQueryRequest(ReturnType.LEAF_CLASS, query.id(), Optional.empty(), List.of(slots));
    }
}
