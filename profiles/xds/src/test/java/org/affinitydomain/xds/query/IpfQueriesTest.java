package org.affinitydomain.xds.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.stream.Stream;
import org.affinitydomain.xds.ebrim.Slot;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryRequest.ReturnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetRelatedDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.Query;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryList;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryType;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryRegistryTransformer;

/** IPF, written by others, knows the same queries and parameters, and its requests mean to us what they mean to it. */
class IpfQueriesTest {

    @ParameterizedTest
    @EnumSource(StoredQuery.class)
    void knowsTheSameIdsAndParameters(StoredQuery query) {
        // its names of the multi-patient queries end otherwise
        String name = query.name().replace("_FOR_MULTIPLE_PATIENTS", "_MPQ");
        assertEquals(QueryType.valueOf(name), QueryType.valueOfId(query.id()));
        Stream.concat(query.alternatives().stream(), query.parameters().stream()).forEach(parameter -> assertNotNull(
                org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryParameter.valueOfSlotName(parameter.name()), parameter.name()));
    }

    @Test
    void itsFindDocumentsIsOurs() throws Exception {
        FindDocumentsQuery query = new FindDocumentsQuery();
        query.setPatientId(new Identifiable("P'1", new AssigningAuthority("1.2.3")));
        query.setStatus(List.of(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED));
        query.setDocumentEntryTypes(List.of(DocumentEntryType.STABLE, DocumentEntryType.ON_DEMAND));
        query.setClassCodes(List.of(new Code("a", null, "1"), new Code("b", null, "2")));
        QueryList<Code> events = new QueryList<>();
        events.getOuterList().add(List.of(new Code("c", null, "3"), new Code("d", null, "3")));
        events.getOuterList().add(List.of(new Code("e", null, "3")));
        query.setEventCodes(events);
        query.getCreationTime().setFrom("2004");
        query.getCreationTime().setTo("20050102");
        query.setAuthorPersons(List.of("%Ford%"));
        StoredQueryRequest ours = parse(query);
        assertEquals(List.of("P'1^^^&1.2.3&ISO"), ours.valuesOf(Attribute.DE_PATIENT_ID));
        assertEquals(2, ours.valuesOf(Attribute.DE_AVAILABILITY_STATUS).size());
        assertEquals(2, ours.valuesOf(Attribute.DE_OBJECT_TYPE).size());
        assertEquals(List.of(new Criterion.CodedAsAny(Attribute.DE_CLASS_CODE, List.of(code("a", "1"), code("b", "2")))), on(ours, Attribute.DE_CLASS_CODE));
        assertEquals(List.of(new Criterion.CodedAsAny(Attribute.DE_EVENT_CODE_LIST, List.of(code("c", "3"), code("d", "3"))),
                new Criterion.CodedAsAny(Attribute.DE_EVENT_CODE_LIST, List.of(code("e", "3")))), on(ours, Attribute.DE_EVENT_CODE_LIST));
        assertEquals(List.of(new Criterion.NotBefore(Attribute.DE_CREATION_TIME, 20040101000000L),
                new Criterion.Before(Attribute.DE_CREATION_TIME, 20050102000000L)), on(ours, Attribute.DE_CREATION_TIME));
        assertEquals(List.of(new Criterion.LikeAny(Attribute.DE_AUTHOR, List.of(new LikePattern("%Ford%")))), on(ours, Attribute.DE_AUTHOR));
    }

    @Test
    void itsGetRelatedDocumentsIsOurs() throws Exception {
        GetRelatedDocumentsQuery query = new GetRelatedDocumentsQuery();
        query.setUniqueId("1.2.3.4");
        query.setAssociationTypes(List.of(AssociationType.APPEND, AssociationType.REPLACE));
        StoredQueryRequest ours = parse(query);
        assertEquals(List.of("1.2.3.4"), ours.valuesOf(Attribute.DE_UNIQUE_ID));
        assertEquals(List.of("urn:ihe:iti:2007:AssociationType:APND", "urn:ihe:iti:2007:AssociationType:RPLC"), ours.valuesOf(Attribute.AS_TYPE));
    }

    private static List<Criterion> on(StoredQueryRequest request, Attribute attribute) {
        return request.criteria().stream().filter(c -> c.attribute() == attribute).toList();
    }

    private static org.affinitydomain.xds.metadata.Code code(String code, String scheme) {
        return new org.affinitydomain.xds.metadata.Code(code, scheme, "");
    }

    private static StoredQueryRequest parse(Query query) throws StoredQueryException {
        var ebXml = new QueryRegistryTransformer().toEbXML(new QueryRegistry(query));
        List<Slot> slots = ebXml.getSlots().stream().map(s -> new Slot(s.getName(), s.getValueList())).toList();
        return StoredQueryParser.parse(new AdhocQueryRequest(ReturnType.LEAF_CLASS, ebXml.getId(), java.util.Optional.empty(), slots));
    }
}
