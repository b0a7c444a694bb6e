package org.affinitydomain.xds.soap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.message.InboundDocuments;
import org.affinitydomain.xds.transaction.TransactionException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Reads the body of an answer off the wire, before CXF would make something else of it. */
final class ReplyReading<T> extends AbstractPhaseInterceptor<Message> {

    private static final System.Logger LOG = System.getLogger(ReplyReading.class.getName());

    private final SoapClient.BodyReader<T> reader;
    private Optional<T> result = Optional.empty();

    ReplyReading(SoapClient.BodyReader<T> reader) {
        super(Phase.UNMARSHAL);
        addBefore("org.apache.cxf.wsdl.interceptors.BareInInterceptor");
        this.reader = reader;
    }

    @Override
    public void handleMessage(Message message) {
        XMLStreamReader xml = message.getContent(XMLStreamReader.class);
        if (xml == null || !xml.isStartElement()) {
            return;
        }
        InputStream wire = message.getContent(InputStream.class);
        Closeable connection = () -> letGo(wire);
        try {
            result = Optional.of(reader.read(xml, new InboundDocuments(contentId -> Parts.open(message, contentId), connection)));
        } catch (XMLStreamException | MetadataFormatException | IOException e) {
            throw new Fault(e);
        }
    }

    /** Closes a stream; that the rest of the message is broken does not matter to who does not want it. */
    private static void letGo(InputStream wire) {
        try (wire) {
            LOG.log(System.Logger.Level.TRACE, "answer let go of");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "an answer was broken behind what was read of it", e);
        }
    }

    /** What was read. */
    T result(SoapAction action, URI address) throws TransactionException {
        return result.orElseThrow(() -> new TransactionException(action.uri() + " at " + address + " was answered without a SOAP body"));
    }
}
