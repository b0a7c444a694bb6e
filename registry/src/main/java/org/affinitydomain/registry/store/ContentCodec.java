package org.affinitydomain.registry.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;

/**
 * An object as bytes in the table and back: its ebRIM in UTF-8 in the zlib format (RFC 1950), with a preset dictionary of
 * what every object repeats. For several threads.
 */
public final class ContentCodec {

    /** Never edit it: what is stored needs it. A better one is a second resource, told apart by its Adler-32. */
    private static final String DICTIONARY = "content-dictionary-1.xml";
    private static final int BUFFER = 8192;

    private final byte[] dictionary;

    public ContentCodec() {
        try (InputStream in = ContentCodec.class.getResourceAsStream(DICTIONARY)) {
            dictionary = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes to store of an object. */
    public byte[] encode(RegistryObject object) {
        return deflate(AdhocQueryMessage.fragment(object));
    }

    /** Reads the objects of many rows, one after the other. */
    public ContentReader reader() {
        return new ContentReader(dictionary);
    }

    /**
     * A stored object.
     *
     * @throws IllegalStateException when the row is damaged
     */
    public RegistryObject decode(byte[] content) {
        try (ContentReader reader = reader()) {
            return AdhocQueryMessage.parse(reader.xml(content), RimLimits.DEFAULT);
        } catch (IOException e) {
            throw ContentReader.damaged(e);
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
}
