package org.affinitydomain.registry.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;

/**
 * An object as bytes in the table and back: its ebRIM in UTF-8 in the zlib format (RFC 1950), with a preset dictionary of
 * what every object repeats. For several threads.
 */
public final class ContentCodec {

    /** Three levels more would save 2% of the bytes and take a fifth more time. */
    private static final int LEVEL = 6;
    private static final int BUFFER = 8192;

    private final ContentDictionaries dictionaries = new ContentDictionaries();

    /** The bytes to store of an object. */
    public byte[] encode(RegistryObject object) {
        return deflate(AdhocQueryMessage.fragment(object), dictionaries.of(object.element()));
    }

    /** Reads the objects of many rows, one after the other. */
    public ContentReader reader() {
        return new ContentReader(dictionaries);
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

    private static byte[] deflate(byte[] xml, byte[] dictionary) {
        Deflater deflater = new Deflater(LEVEL);
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
