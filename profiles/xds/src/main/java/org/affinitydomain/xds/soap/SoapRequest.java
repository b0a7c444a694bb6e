package org.affinitydomain.xds.soap;

import javax.xml.stream.XMLStreamReader;
import org.affinitydomain.xds.message.InboundDocuments;

/**
 * What came in a SOAP message.
 *
 * @param body      stands on the start of the body's element; whoever reads it leaves it at its end
 * @param documents the documents that the message carries
 * @param mtom      whether the message came as MTOM
 */
public record SoapRequest(XMLStreamReader body, InboundDocuments documents, boolean mtom) {
}
