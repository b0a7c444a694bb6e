package org.affinitydomain.repository.ondemand;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.Database;
import org.affinitydomain.repository.Manifests;
import org.affinitydomain.repository.TestRepository;
import org.affinitydomain.xds.message.OutboundDocuments;
import org.affinitydomain.xds.message.RetrieveDocumentSetMessage;
import org.affinitydomain.xds.message.SubmitObjectsMessage;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Submission;
import org.affinitydomain.xds.transaction.RetrieveDocumentSetResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.validation.CodeMembership;
import org.affinitydomain.xds.validation.SubmissionValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLRetrieveDocumentSetResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.responses.RetrieveDocumentSetResponseValidator;

/** IPF, written by others, on the messages of the On-Demand Document Source: ITI-61 and the answer of ITI-43. */
class IpfJudgesOnDemandTest {

    private static final String NAME = "study-summary";

    @TempDir
    Path folder;
    private TestRepository repository;
    private SubmitObjectsRequest sent;

    /** Writes a message. */
    private interface Message {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    @BeforeEach
    void registerASummary() throws Exception {
        repository = TestRepository.making(Database.H2, folder, OnDemandProviders.load(new Settings(key ->
                key.equals(OnDemandProviders.SETTING) ? Optional.of(NAME) : Optional.empty()), getClass().getClassLoader()));
        repository.provide(ManifestSubmissions.of("1.2.3", Manifests.file("1.2.3")));
        repository.onDemand.registrar().run();
        sent = repository.registry.onDemand().get(0);
    }

    private static <T> T read(Class<T> type, Message message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter writer = Xml.writer(bytes);
        message.write(writer);
        writer.close();
        return JAXBContext.newInstance(type).createUnmarshaller()
                .unmarshal(new StreamSource(new ByteArrayInputStream(bytes.toByteArray())), type).getValue();
    }

    @Test
    void takesTheRegistration() throws Exception {
        var theirs = new EbXMLSubmitObjectsRequest30(read(org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest.class,
                xml -> SubmitObjectsMessage.write(sent, xml)));
        assertDoesNotThrow(() -> SubmitObjectsRequestValidator.getInstance().validate(theirs, XDS.Interactions.ITI_61));
        var set = new RegisterDocumentSetTransformer(new EbXMLFactory30()).fromEbXML(theirs);
        assertEquals(DocumentEntryType.ON_DEMAND, set.getDocumentEntries().get(0).getType());
        assertNull(set.getDocumentEntries().get(0).getHash());
        assertEquals(List.of(AssociationType.HAS_MEMBER, AssociationType.TRANSFORM),
                set.getAssociations().stream().map(a -> a.getAssociationType()).toList());
    }

    @Test
    void ourOwnRulesTakeItToo() {
        assertEquals(List.of(), new SubmissionValidator(CodeMembership.ANY).validate(sent, Submission.REGISTER_ON_DEMAND));
    }

    @Test
    void takesTheDocument() throws Exception {
        String uniqueId = Attribute.DE_UNIQUE_ID.value(sent.objects().get(0)).orElseThrow();
        RetrieveDocumentSetResponse answer = repository.retrieve(TestRepository.REPOSITORY, uniqueId);
        RetrieveDocumentSetResponseType theirs = read(RetrieveDocumentSetResponseType.class,
                xml -> RetrieveDocumentSetMessage.writeResponse(answer, xml, new OutboundDocuments()));
        assertDoesNotThrow(() -> RetrieveDocumentSetResponseValidator.getInstance().validate(new EbXMLRetrieveDocumentSetResponse30(theirs), XDS.Interactions.ITI_43));
        var document = theirs.getDocumentResponse().get(0);
        assertEquals(uniqueId, document.getDocumentUniqueId());
        assertEquals(answer.documents().get(0).newIds().orElseThrow().documentUniqueId(), document.getNewDocumentUniqueId());
        assertNull(document.getNewRepositoryUniqueId());
    }
}
