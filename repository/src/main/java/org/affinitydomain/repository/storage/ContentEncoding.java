package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a document lie in the storage. Whatever it is, consumers get the bytes that were submitted. */
public enum ContentEncoding {

    /** As they were submitted. */
    PLAIN {
        @Override
        InputStream decode(InputStream stored) {
            return stored;
        }

        @Override
        OutputStream encode(OutputStream stored) {
            return stored;
        }
    },

    /** Compressed (RFC 1952): {@code gzip -dc} gives the document, and the format's own checksum finds what was altered. */
    GZIP {
        @Override
        InputStream decode(InputStream stored) throws IOException {
            try {
                return new GZIPInputStream(stored, BUFFER);
            } catch (IOException e) {
                stored.close();
                throw e;
            }
        }

        @Override
        OutputStream encode(OutputStream stored) throws IOException {
            return new GZIPOutputStream(stored, BUFFER) {
                {
                    def.setLevel(LEVEL);
                }
            };
        }
    };

    /** Of a manifest, level 6 saves a twentieth more than level 1 and takes three times as long (docs/decisions.md). */
    static final int LEVEL = Deflater.BEST_SPEED;
    private static final int BUFFER = 32 * 1024;

    /** The document out of what is stored; closing it closes what is stored. */
    abstract InputStream decode(InputStream stored) throws IOException;

    /** A stream that takes the document and writes what is to be stored. */
    abstract OutputStream encode(OutputStream stored) throws IOException;
}
