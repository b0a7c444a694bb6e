package org.affinitydomain.xds.soap;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.affinitydomain.xds.ebrim.MetadataFormatException;

/** One transaction as a SOAP endpoint offers it: decode, call the actor, encode. */
public interface SoapOperation {

    /** The {@code wsa:Action} of the request. */
    String action();

    /** The {@code wsa:Action} of the answer. */
    default String replyAction() {
        return action() + "Response";
    }

    /**
     * Carries out a request.
     *
     * @throws MetadataFormatException when the body is not what the action says; the caller gets a SOAP fault
     * @throws XMLStreamException when the message is no XML
     * @throws IOException when the message breaks off
     */
    OutgoingBody handle(SoapRequest request) throws MetadataFormatException, XMLStreamException, IOException;
}
