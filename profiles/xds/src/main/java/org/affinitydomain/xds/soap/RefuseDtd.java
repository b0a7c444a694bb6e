package org.affinitydomain.xds.soap;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Refuses a message with a document type declaration, which SOAP forbids (SOAP 1.2 part 1, 5). */
public final class RefuseDtd extends AbstractPhaseInterceptor<Message> {

    public RefuseDtd() {
        super(Phase.POST_STREAM);
        addAfter(StaxInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        XMLStreamReader xml = message.getContent(XMLStreamReader.class);
        if (xml == null) {
            return;
        }
        try {
            while (!xml.isStartElement() && xml.hasNext()) {
                if (xml.getEventType() == XMLStreamConstants.DTD) {
                    throw new SoapFault("a SOAP message has no document type declaration", Soap12.getInstance().getSender());
                }
                xml.next();
            }
        } catch (XMLStreamException e) {
            throw new SoapFault("the message is no well-formed XML: " + e.getMessage(), Soap12.getInstance().getSender());
        }
    }
}
