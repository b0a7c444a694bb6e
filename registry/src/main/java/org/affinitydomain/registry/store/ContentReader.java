package org.affinitydomain.registry.store;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the objects of rows, one after the other. Not for several threads; to be closed. */
public final class ContentReader implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    /** An object is not larger than what the limits of a message allow; this only guards against damaged rows. */
    private static final int LARGEST = 512 << 20;

    private final ContentDictionaries dictionaries;
    private final Inflater inflater = new Inflater();
    private byte[] buffer = new byte[BUFFER];

    ContentReader(ContentDictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /**
     * The ebRIM element of a stored object, in UTF-8, with its namespace declared.
     *
     * @throws IllegalStateException when the row is damaged
     */
    public byte[] xml(byte[] content) {
        inflater.reset();
        inflater.setInput(content);
        int length = 0;
        try {
            while (!inflater.finished()) {
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
                int read = inflater.inflate(buffer, length, buffer.length - length);
                length += read;
                if (read == 0 && inflater.needsDictionary()) {
                    inflater.setDictionary(dictionaries.withChecksum(inflater.getAdler())
                            .orElseThrow(() -> new DataFormatException("needs a dictionary that is not there")));
                } else if (read == 0 && !inflater.finished() || length > LARGEST) {
                    throw damaged(new DataFormatException("ends early, or has no end"));
                }
            }
        } catch (DataFormatException | IllegalArgumentException e) {
            throw damaged(e);
        }
        return Arrays.copyOf(buffer, length);
    }

    static IllegalStateException damaged(Exception cause) {
        return new IllegalStateException("AFF1001 A row of registry_object is damaged. Restore the database from its last backup.", cause);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
