package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The bytes of a document, and how they are stored.
 *
 * @param key        their name in the storage
 * @param size       of the document as submitted, in bytes (ITI TF-3 4.2.3.2.23)
 * @param sha1       of the document as submitted, 40 hexadecimal digits in lower case (ITI TF-3 4.2.3.2.10)
 * @param encoding   how they are stored
 * @param storedSize how many bytes are stored
 */
public record StoredContent(StorageKey key, long size, String sha1, ContentEncoding encoding, long storedSize) {

    public StoredContent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sha1, "sha1");
        Objects.requireNonNull(encoding, "encoding");
    }

    /** A document that is stored as it was submitted. */
    public static StoredContent plain(StorageKey key, long size, String sha1) {
        return new StoredContent(key, size, sha1, ContentEncoding.PLAIN, size);
    }

    /**
     * The document out of what is stored; closing it closes what is stored.
     *
     * @throws IOException when it is no content of this encoding
     */
    public InputStream decode(InputStream stored) throws IOException {
        return encoding.decode(stored);
    }

    /** Whether both are of the same document. */
    public boolean isSameDocument(StoredContent other) {
        return size == other.size && sha1.equals(other.sha1);
    }
}
