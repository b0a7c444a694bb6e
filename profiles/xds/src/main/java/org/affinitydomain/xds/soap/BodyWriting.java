package org.affinitydomain.xds.soap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.message.OutboundDocuments;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Writes the body of a message as it streams out, and leaves the documents for the MIME parts that follow. */
public final class BodyWriting extends AbstractPhaseInterceptor<Message> {

    public BodyWriting() {
        super(Phase.MARSHAL);
    }

    @Override
    public void handleMessage(Message message) {
        OutgoingBody outgoing = message.getExchange().get(OutgoingBody.class);
        XMLStreamWriter xml = message.getContent(XMLStreamWriter.class);
        if (outgoing == null || xml == null) {
            return;
        }
        BrokenOff broken = message.getExchange().get(BrokenOff.class);
        OutboundDocuments documents = new OutboundDocuments();
        try {
            outgoing.body().write(xml, documents);
        } catch (XMLStreamException | IOException e) {
            broken.breakOff(e);
            throw new Fault(e);
        }
        Collection<Attachment> parts = new ArrayList<>();
        for (OutboundDocuments.Part part : documents.parts()) {
            parts.add(new DocumentPart(part, broken));
        }
        if (!parts.isEmpty()) {
            message.setAttachments(parts);
        }
    }
}
