package org.affinitydomain.xds.soap;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.message.OutboundDocuments;

/**
 * What goes out in a SOAP message.
 *
 * @param mtom whether it goes as MTOM
 * @param body writes the body's element
 */
public record OutgoingBody(boolean mtom, BodyWriter body) {

    /** Writes the element of a SOAP body, and names the documents that follow it. */
    @FunctionalInterface
    public interface BodyWriter {

        /** Writes the element while the message is on its way out. */
        void write(XMLStreamWriter xml, OutboundDocuments documents) throws XMLStreamException, IOException;
    }
}
