package org.affinitydomain.xds.soap;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.AddressingFeature;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.Namespaces;
import org.affinitydomain.xds.message.InboundDocuments;
import org.affinitydomain.xds.transaction.TransactionException;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.JAXWSAConstants;

/**
 * Sends SOAP 1.2 requests with WS-Addressing to one address and reads the answers as streams. For several threads.
 */
public final class SoapClient {

    private static final QName SERVICE = new QName(Namespaces.XDS, "XdsService");
    private static final QName PORT = new QName(Namespaces.XDS, "XdsPort");

    /** Reads the body of an answer. */
    @FunctionalInterface
    public interface BodyReader<T> {

        /**
         * Reads the element on whose start the reader stands. What is returned may keep the documents, which stay on the
         * wire until they are read or the documents are closed.
         */
        T read(XMLStreamReader body, InboundDocuments documents) throws XMLStreamException, MetadataFormatException, IOException;
    }

    private final URI address;
    private final Duration connectTimeout;
    private final Duration receiveTimeout;

    /**
     * A client.
     *
     * @param address        the endpoint
     * @param connectTimeout how long a connection may take
     * @param receiveTimeout how long the other side may be silent
     */
    public SoapClient(URI address, Duration connectTimeout, Duration receiveTimeout) {
        this.address = address;
        this.connectTimeout = connectTimeout;
        this.receiveTimeout = receiveTimeout;
    }

    /** Sends a request and reads its answer. */
    public <T> T call(SoapAction action, OutgoingBody body, BodyReader<T> reader) throws TransactionException {
        // one service a call: a Dispatch keeps the state of its last call, and none of it is safe for several threads
        Service service = Service.create(SERVICE);
        service.addPort(PORT, SOAPBinding.SOAP12HTTP_BINDING, address.toString());
        Dispatch<Source> dispatch = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD, new AddressingFeature(true, true));
        AddressingProperties addressing = new AddressingProperties();
        addressing.setAction(ContextUtils.getAttributedURI(action.uri()));
        dispatch.getRequestContext().put(JAXWSAConstants.CLIENT_ADDRESSING_PROPERTIES, addressing);
        dispatch.getRequestContext().put(Dispatch.SOAPACTION_USE_PROPERTY, true);
        dispatch.getRequestContext().put(Dispatch.SOAPACTION_URI_PROPERTY, action.uri());
        Client client = ((DispatchImpl<?>) dispatch).getClient();
        timeouts(client);
        ReplyReading<T> reading = new ReplyReading<>(reader);
        client.getOutInterceptors().add(new RequestBody(body));
        client.getOutInterceptors().add(new MessageForm());
        client.getOutInterceptors().add(new BodyWriting());
        client.getInInterceptors().add(new WholeMultipart());
        client.getInInterceptors().add(new RefuseDtd());
        client.getInInterceptors().add(reading);
        try {
            dispatch.invoke(new SAXSource());
        } catch (RuntimeException e) {
            throw new TransactionException(action.uri() + " at " + address + " failed: " + deepest(e).getMessage(), e);
        }
        return reading.result(action, address);
    }

    private void timeouts(Client client) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(connectTimeout.toMillis());
        policy.setReceiveTimeout(receiveTimeout.toMillis());
        policy.setAllowChunking(true);
        policy.setAutoRedirect(false);
        ((HTTPConduit) client.getConduit()).setClient(policy);
    }

    private static Throwable deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
