package org.affinitydomain.xds.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Messages from outside, and the writing of our own. */
public final class Golden {

    /** Something that writes an element. */
    @FunctionalInterface
    public interface Writing {
        void write(XMLStreamWriter xml) throws XMLStreamException, IOException;
    }

    private Golden() {
    }

    /** The bytes of a golden message. */
    public static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/org/affinitydomain/xds/golden/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader on the start of the root element. */
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = Xml.reader(new ByteArrayInputStream(xml));
        while (!reader.isStartElement()) {
            reader.next();
        }
        return reader;
    }

    /** What is written, as a document. */
    public static byte[] written(Writing writing) throws XMLStreamException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter xml = Xml.writer(bytes);
        writing.write(xml);
        xml.close();
        return bytes.toByteArray();
    }
}
