package org.affinitydomain.ear.ipf;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import javax.xml.namespace.QName;
import org.affinitydomain.ear.client.SoapPost;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.message.Xml;
import org.affinitydomain.xds.soap.OutgoingBody;
import org.affinitydomain.xds.soap.SoapAction;
import org.openehealth.ipf.commons.ihe.xds.RAD;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLRegistryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLRetrieveDocumentSetResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.RetrieveDocumentSetResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveDocuments;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RemoveMetadata;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RetrieveImagingDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.responses.Response;
import org.openehealth.ipf.commons.ihe.xds.core.responses.RetrievedDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.ProvideAndRegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryRegistryTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RemoveDocumentsRequestTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RemoveMetadataRequestTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RetrieveDocumentSetRequestTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RetrieveImagingDocumentSetRequestTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.ResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.RetrieveDocumentSetResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.ValidationProfile;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.AdhocQueryRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.NonconstructiveDocumentSetRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.ProvideAndRegisterDocumentSetRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.RemoveMetadataRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.RetrieveImagingDocumentSetRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.responses.QueryResponseValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.responses.RegistryResponseValidator;
import org.openehealth.ipf.commons.ihe.xds.core.validate.responses.RetrieveDocumentSetResponseValidator;

/**
 * Every transaction with IPF's model, transformers and message classes: its own validators look at the request before it is
 * sent, and at the answer. Documents go as base64 inside the message, which is what its message classes do by themselves.
 */
final class IpfClient {

    private static final EbXMLFactory30 EBXML = new EbXMLFactory30();

    private final String base;
    private final SoapPost post = new SoapPost(Duration.ofMinutes(1));

    IpfClient(String base) {
        this.base = base;
    }

    /** ITI-41. */
    Response provide(ProvideAndRegisterDocumentSet request) throws Exception {
        var ebXml = new ProvideAndRegisterDocumentSetTransformer(EBXML).toEbXML(request);
        ProvideAndRegisterDocumentSetRequestValidator.getInstance().validate(ebXml, XDS.Interactions.ITI_41);
        return answered("/repository/provide", SoapAction.PROVIDE_AND_REGISTER_DOCUMENT_SET,
                new QName(Namespaces.XDS, "ProvideAndRegisterDocumentSetRequest"), ebXml.getInternal(), XDS.Interactions.ITI_41);
    }

    /** ITI-42, 57, 61 and 92: the metadata of a submission. */
    Response submit(String path, SoapAction action, ValidationProfile profile, RegisterDocumentSet request) throws Exception {
        var ebXml = new RegisterDocumentSetTransformer(EBXML).toEbXML(request);
        SubmitObjectsRequestValidator.getInstance().validate(ebXml, profile);
        return answered(path, action, new QName(Namespaces.LCM, "SubmitObjectsRequest"), ebXml.getInternal(), profile);
    }

    /** ITI-18 and 51. */
    QueryResponse query(String path, SoapAction action, ValidationProfile profile, QueryRegistry request) throws Exception {
        var ebXml = new QueryRegistryTransformer().toEbXML(request);
        AdhocQueryRequestValidator.getInstance().validate(ebXml, profile);
        EbXMLQueryResponse30 answer = new EbXMLQueryResponse30(exchange(path, action, new QName(Namespaces.QUERY, "AdhocQueryRequest"),
                ebXml.getInternal(), AdhocQueryResponse.class));
        QueryResponseValidator.getInstance().validate(answer, profile);
        return new QueryResponseTransformer(EBXML).fromEbXML(answer);
    }

    /** ITI-43. */
    RetrievedDocumentSet retrieve(RetrieveDocumentSet request) throws Exception {
        var ebXml = new RetrieveDocumentSetRequestTransformer(EBXML).toEbXML(request);
        NonconstructiveDocumentSetRequestValidator.getInstance().validate(ebXml, XDS.Interactions.ITI_43);
        return retrieved("/repository/retrieve", SoapAction.RETRIEVE_DOCUMENT_SET, new QName(Namespaces.XDS, "RetrieveDocumentSetRequest"),
                ebXml.getInternal(), XDS.Interactions.ITI_43);
    }

    /** RAD-69. */
    RetrievedDocumentSet retrieve(RetrieveImagingDocumentSet request) throws Exception {
        var ebXml = new RetrieveImagingDocumentSetRequestTransformer(EBXML).toEbXML(request);
        RetrieveImagingDocumentSetRequestValidator.getInstance().validate(ebXml, RAD.Interactions.RAD_69);
        return retrieved("/imaging-source/retrieve", SoapAction.RETRIEVE_IMAGING_DOCUMENT_SET,
                new QName(Namespaces.XDSI, "RetrieveImagingDocumentSetRequest"), ebXml.getInternal(), RAD.Interactions.RAD_69);
    }

    /** ITI-62. */
    Response remove(RemoveMetadata request) throws Exception {
        var ebXml = new RemoveMetadataRequestTransformer().toEbXML(request);
        RemoveMetadataRequestValidator.getInstance().validate(ebXml, XDS.Interactions.ITI_62);
        return answered("/registry/remove", SoapAction.REMOVE_METADATA, new QName(Namespaces.LCM, "RemoveObjectsRequest"),
                ebXml.getInternal(), XDS.Interactions.ITI_62);
    }

    /** ITI-86. */
    Response remove(RemoveDocuments request) throws Exception {
        var ebXml = new RemoveDocumentsRequestTransformer(EBXML).toEbXML(request);
        NonconstructiveDocumentSetRequestValidator.getInstance().validate(ebXml, XDS.Interactions.ITI_86);
        return answered("/repository/remove", SoapAction.REMOVE_DOCUMENTS, new QName(Namespaces.RMD, "RemoveDocumentsRequest"),
                ebXml.getInternal(), XDS.Interactions.ITI_86);
    }

    private <Q> Response answered(String path, SoapAction action, QName element, Q request, ValidationProfile profile) throws Exception {
        EbXMLRegistryResponse30 answer = new EbXMLRegistryResponse30(exchange(path, action, element, request, RegistryResponseType.class));
        RegistryResponseValidator.getInstance().validate(answer, profile);
        return new ResponseTransformer(EBXML).fromEbXML(answer);
    }

    private <Q> RetrievedDocumentSet retrieved(String path, SoapAction action, QName element, Q request, ValidationProfile profile)
            throws Exception {
        EbXMLRetrieveDocumentSetResponse30 answer = new EbXMLRetrieveDocumentSetResponse30(
                exchange(path, action, element, request, RetrieveDocumentSetResponseType.class));
        RetrieveDocumentSetResponseValidator.getInstance().validate(answer, profile);
        return new RetrieveDocumentSetResponseTransformer(EBXML).fromEbXML(answer);
    }

    @SuppressWarnings("unchecked")
    private <Q, R> R exchange(String path, SoapAction action, QName element, Q request, Class<R> answer) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var marshaller = JAXBContext.newInstance(request.getClass()).createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.marshal(new JAXBElement<>(element, (Class<Q>) request.getClass(), request), bytes);
        SoapPost.Reply reply = post.post(URI.create(base + path), action, new OutgoingBody(false, (xml, documents) -> Xml.writeElement(bytes.toByteArray(), xml)));
        var unmarshaller = JAXBContext.newInstance(answer).createUnmarshaller();
        unmarshaller.setAttachmentUnmarshaller(new Attachments(reply.attachments()));
        return unmarshaller.unmarshal(reply.body(), answer).getValue();
    }
}
