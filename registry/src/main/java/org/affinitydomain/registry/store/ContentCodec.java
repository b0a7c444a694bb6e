package org.affinitydomain.registry.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.ebrim.RimReader;
import org.affinitydomain.xds.ebrim.RimWriter;

/**
 * An object as bytes in the table and back: its ebRIM in UTF-8 in the zlib format (RFC 1950), with a preset dictionary of
 * what every object repeats. For several threads.
 */
public final class ContentCodec {

    /** Never edit it: what is stored needs it. A better one is a second resource, told apart by its Adler-32. */
    private static final String DICTIONARY = "content-dictionary-1.xml";
    private static final int BUFFER = 8192;
    /** An object is not larger than what the limits of a message allow; this only guards against damaged rows. */
    private static final int LARGEST = 512 << 20;

    private final XMLOutputFactory writers = XMLOutputFactory.newDefaultFactory();
    private final XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    private final byte[] dictionary;

    public ContentCodec() {
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = ContentCodec.class.getResourceAsStream(DICTIONARY)) {
            dictionary = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes to store of an object. */
    public byte[] encode(RegistryObject object) {
        return deflate(toXml(object));
    }

    /**
     * The ebRIM element of a stored object, in UTF-8, with its namespace declared.
     *
     * @throws IllegalStateException when the row is damaged
     */
    public byte[] xml(byte[] content) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content);
            byte[] xml = new byte[BUFFER];
            int length = 0;
            while (!inflater.finished()) {
                if (length == xml.length) {
                    xml = Arrays.copyOf(xml, xml.length * 2);
                }
                int read = inflater.inflate(xml, length, xml.length - length);
                length += read;
                if (read == 0 && !supplyDictionary(inflater) && !inflater.finished() || length > LARGEST) {
                    throw damaged(new DataFormatException("ends early"));
                }
            }
            return Arrays.copyOf(xml, length);
        } catch (DataFormatException e) {
            throw damaged(e);
        } finally {
            inflater.end();
        }
    }

    /**
     * A stored object.
     *
     * @throws IllegalStateException when the row is damaged
     */
    public RegistryObject decode(byte[] content) {
        try {
            XMLStreamReader reader = readers.createXMLStreamReader(new ByteArrayInputStream(xml(content)), StandardCharsets.UTF_8.name());
            reader.nextTag();
            RegistryObject.Element element = Arrays.stream(RegistryObject.Element.values())
                    .filter(e -> e.localName().equals(reader.getLocalName())).findFirst()
                    .orElseThrow(() -> damaged(new DataFormatException(reader.getLocalName())));
            return new RimReader(reader, RimLimits.DEFAULT).object(element);
        } catch (XMLStreamException | MetadataFormatException e) {
            throw damaged(e);
        }
    }

    private boolean supplyDictionary(Inflater inflater) {
        if (inflater.needsDictionary()) {
            inflater.setDictionary(dictionary);
            return true;
        }
        return false;
    }

    private byte[] toXml(RegistryObject object) {
        try {
            ByteArrayOutputStream xml = new ByteArrayOutputStream(BUFFER);
            XMLStreamWriter writer = writers.createXMLStreamWriter(xml, StandardCharsets.UTF_8.name());
            new RimWriter(writer).object(object, true);
            writer.close();
            return xml.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
    }

    private byte[] deflate(byte[] xml) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(xml);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(BUFFER / 4);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static IllegalStateException damaged(Exception cause) {
        return new IllegalStateException("AFF1001 A row of registry_object is damaged. Restore the database from its last backup.", cause);
    }
}
