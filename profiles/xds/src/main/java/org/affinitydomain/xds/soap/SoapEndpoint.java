package org.affinitydomain.xds.soap;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import jakarta.xml.ws.Provider;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.message.InboundDocuments;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.staxutils.StaxSource;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;

/**
 * A SOAP 1.2 endpoint with WS-Addressing that hands the body, as a stream, to the operation that the action names (ITI
 * TF-2 appendix V.3). A subclass gives its operations and carries the JAX-WS annotations and CXF's
 * {@code @Features(classes = StreamingSoap.class)}.
 */
public abstract class SoapEndpoint implements Provider<Source> {

    private final Map<String, SoapOperation> operations;

    protected SoapEndpoint(SoapOperation... operations) {
        this.operations = Arrays.stream(operations).collect(Collectors.toMap(SoapOperation::action, Function.identity()));
    }

    @Override
    public Source invoke(Source body) {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        SoapOperation operation = operation(message);
        try (InboundDocuments documents = new InboundDocuments(contentId -> Parts.open(message, contentId))) {
            OutgoingBody reply = operation.handle(new SoapRequest(reader(body), documents, isMtom(message)));
            message.getExchange().put(OutgoingBody.class, reply);
            message.getExchange().put(BrokenOff.class, this::breakOff);
            message.getExchange().put(SoapOperation.class, operation);
        } catch (MetadataFormatException | XMLStreamException e) {
            throw sender(e.getMessage());
        } catch (IOException e) {
            throw sender("the message cannot be read: " + e.getMessage());
        } finally {
            // else CXF would read the parts that nobody wanted before it answers, and fail where they are broken
            message.setAttachments(List.of());
        }
        // the body is written by BodyWriting; a source without reader and input is taken as nothing to copy
        return new SAXSource();
    }

    /** Breaks the connection of the request at hand; see {@link BrokenOff}. */
    protected abstract void breakOff(Exception cause);

    private SoapOperation operation(Message message) {
        AddressingProperties addressing = ContextUtils.retrieveMAPs(message, false, false);
        String action = addressing == null || addressing.getAction() == null ? "" : addressing.getAction().getValue();
        return Optional.ofNullable(operations.get(action)).orElseThrow(() -> {
            SoapFault fault = sender("the action " + action + " cannot be processed at this endpoint; it takes "
                    + String.join(", ", operations.keySet()));
            fault.addSubCode(new javax.xml.namespace.QName("http://www.w3.org/2005/08/addressing", "ActionNotSupported", "wsa"));
            return fault;
        });
    }

    private static XMLStreamReader reader(Source body) throws XMLStreamException {
        if (body instanceof StaxSource stax && stax.getXMLStreamReader() != null) {
            XMLStreamReader reader = stax.getXMLStreamReader();
            while (!reader.isStartElement()) {
                if (!reader.hasNext() || reader.isEndElement()) {
                    throw sender("the SOAP body is empty");
                }
                reader.next();
            }
            return reader;
        }
        throw sender("the SOAP body is empty");
    }

    private static boolean isMtom(Message message) {
        return Optional.ofNullable((String) message.get(Message.CONTENT_TYPE)).orElse("").toLowerCase(java.util.Locale.ROOT)
                .startsWith("multipart/related");
    }

    private static SoapFault sender(String reason) {
        return new SoapFault(String.valueOf(reason), Soap12.getInstance().getSender());
    }
}
