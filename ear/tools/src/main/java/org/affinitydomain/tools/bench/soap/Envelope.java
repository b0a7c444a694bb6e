package org.affinitydomain.tools.bench.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.message.Xml;

/** SOAP 1.2 envelopes with the WS-Addressing headers that the actors demand. */
public final class Envelope {

    private Envelope() {
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        /** Writes it. */
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** The message with a body that has to be written as XML first. */
    public static byte[] of(String action, Body body) {
        ByteArrayOutputStream xml = new ByteArrayOutputStream(8192);
        try {
            XMLStreamWriter writer = Xml.writer(xml);
            body.write(writer);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a message of the benchmark cannot be written", e);
        }
        return of(action, xml.toString(StandardCharsets.UTF_8));
    }

    /** The message with a body that is XML already. */
    public static byte[] of(String action, String body) {
        return ("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:a=\"http://www.w3.org/2005/08/addressing\"><s:Header>"
                + "<a:To>urn:bench</a:To><a:Action s:mustUnderstand=\"1\">" + action + "</a:Action><a:MessageID>urn:uuid:" + UUID.randomUUID()
                + "</a:MessageID></s:Header><s:Body>" + body + "</s:Body></s:Envelope>").getBytes(StandardCharsets.UTF_8);
    }
}
