package org.affinitydomain.xds.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RegistryObjectList;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.metadata.AvailabilityStatus;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetRequest.DocumentRequest;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.DocumentResponse;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse.NewIds;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.Test;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLRegistryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.responses.ErrorCode;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Response;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Status;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryRegistryTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.ResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;

/** What we write, IPF reads and finds right; what IPF writes, we read. */
class IpfAgreementTest {

    private static final EbXMLFactory30 EBXML = new EbXMLFactory30();

    @Test
    void readsOurRegistryResponse() throws Exception {
        RegistryResponse ours = new RegistryResponse(RegistryResponse.Status.FAILURE, List.of(
                XdsErrorCode.UNKNOWN_PATIENT_ID.in("DocumentEntry doc01: patient P1 is not known"),
                XdsErrorCode.EXTRA_METADATA_NOT_SAVED.warning("a slot")));
        RegistryResponseType theirs = unmarshal(Golden.written(xml -> RegistryResponseMessage.write(ours, xml)), RegistryResponseType.class);
        Response response = new ResponseTransformer(EBXML).fromEbXML(new EbXMLRegistryResponse30(theirs));
        assertEquals(Status.FAILURE, response.getStatus());
        assertEquals(ErrorCode.UNKNOWN_PATIENT_ID, response.getErrors().get(0).getErrorCode());
        assertEquals("DocumentEntry doc01: patient P1 is not known", response.getErrors().get(0).getCodeContext());
        assertEquals(2, response.getErrors().size());
    }

    @Test
    void readsOurQueryResponse() throws Exception {
        SubmitObjectsRequest golden = SubmitObjectsMessage.read(Golden.reader(Golden.bytes("iti-42-two-documents.xml")), RimLimits.DEFAULT);
        List<RegistryObject> objects = golden.objects().stream().map(o -> o.withAttribute("status", AvailabilityStatus.APPROVED)).toList();
        AdhocQueryResponse ours = new AdhocQueryResponse(RegistryResponse.success(),
                AdhocQueryMessage.resultOf(new RegistryObjectList(objects, List.of())));
        var theirs = unmarshal(Golden.written(xml -> AdhocQueryMessage.writeResponse(ours, xml)),
                org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse.class);
        QueryResponse response = new QueryResponseTransformer(EBXML).fromEbXML(new EbXMLQueryResponse30(theirs));
        assertEquals(Status.SUCCESS, response.getStatus());
        assertEquals(2, response.getDocumentEntries().size());
        assertEquals(1, response.getSubmissionSets().size());
        assertEquals(2, response.getAssociations().size());
        assertEquals("Physical", response.getDocumentEntries().get(0).getTitle().getValue());
        assertEquals("Gerald", response.getDocumentEntries().get(0).getAuthors().get(0).getAuthorPerson().getName().getGivenName());
    }

    @Test
    void readsOurRetrieveResponse() throws Exception {
        DocumentRequest request = new DocumentRequest(Optional.of("urn:oid:1.2"), "1.2.3", "1.2.3.4");
        RetrieveDocumentSetResponse ours = new RetrieveDocumentSetResponse(RegistryResponse.success(),
                List.of(new DocumentResponse(request, Optional.empty(), "application/dicom", InputStream::nullInputStream)));
        OutboundDocuments outbound = new OutboundDocuments();
        byte[] xml = Golden.written(writer -> RetrieveDocumentSetMessage.writeResponse(ours, writer, outbound));
        RetrieveDocumentSetResponseType theirs = unmarshal(xml, RetrieveDocumentSetResponseType.class);
        var document = theirs.getDocumentResponse().get(0);
        assertEquals("1.2.3", document.getRepositoryUniqueId());
        assertEquals("1.2.3.4", document.getDocumentUniqueId());
        assertEquals("urn:oid:1.2", document.getHomeCommunityId());
        assertEquals("application/dicom", document.getMimeType());
        assertTrue(new String(xml).contains("cid:" + outbound.parts().get(0).contentId()));
    }

    @Test
    void agreesOnDocumentsMadeOnDemand() throws Exception {
        DocumentRequest request = new DocumentRequest(Optional.empty(), "1.2.3", "1.2.3.4");
        for (Optional<String> keeper : List.of(Optional.<String>empty(), Optional.of("1.2.9"))) {
            RetrieveDocumentSetResponse ours = new RetrieveDocumentSetResponse(RegistryResponse.success(), List.of(new DocumentResponse(
                    request, Optional.of(new NewIds(keeper, "1.2.3.5")), "text/html", InputStream::nullInputStream)));
            byte[] xml = Golden.written(writer -> RetrieveDocumentSetMessage.writeResponse(ours, writer, new OutboundDocuments()));
            var document = unmarshal(xml, RetrieveDocumentSetResponseType.class).getDocumentResponse().get(0);
            assertEquals("1.2.3.4", document.getDocumentUniqueId());
            assertEquals("1.2.3.5", document.getNewDocumentUniqueId());
            assertEquals(keeper, Optional.ofNullable(document.getNewRepositoryUniqueId()));
        }
    }

    @Test
    void weReadTheirQuery() throws Exception {
        FindDocumentsQuery query = new FindDocumentsQuery();
        query.setPatientId(new Identifiable("P1", new AssigningAuthority("1.2.3")));
        query.setStatus(List.of(org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus.APPROVED));
        QueryRegistry registry = new QueryRegistry(query);
        registry.setReturnType(org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryReturnType.LEAF_CLASS);
        var ebXml = new QueryRegistryTransformer().toEbXML(registry);
        AdhocQueryRequest ours = AdhocQueryMessage.readRequest(Golden.reader(marshal(ebXml.getInternal())), RimLimits.DEFAULT);
        assertEquals("urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d", ours.queryId());
        assertEquals(AdhocQueryRequest.ReturnType.LEAF_CLASS, ours.returnType());
        assertEquals(List.of("'P1^^^&1.2.3&ISO'"), ours.parameters().stream()
                .filter(s -> s.name().equals("$XDSDocumentEntryPatientId")).findFirst().orElseThrow().values());
    }

    private static <T> T unmarshal(byte[] xml, Class<T> type) throws JAXBException {
        return JAXBContext.newInstance(type).createUnmarshaller().unmarshal(new StreamSource(new ByteArrayInputStream(xml)), type).getValue();
    }

    @SuppressWarnings("unchecked")
    private static <T> byte[] marshal(T object) throws JAXBException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JAXBContext.newInstance(object.getClass()).createMarshaller().marshal(
                new JAXBElement<>(new QName(Namespaces.QUERY, "AdhocQueryRequest"), (Class<T>) object.getClass(), object), bytes);
        return bytes.toByteArray();
    }
}
