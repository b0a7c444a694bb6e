package org.affinitydomain.repository.index;

import java.time.Instant;
import java.util.Objects;
import org.affinitydomain.repository.storage.StorageKey;

/**
 * What the repository knows of a document.
 *
 * @param uniqueId DocumentEntry.uniqueId
 * @param key      where its bytes are
 * @param mimeType as it was submitted
 * @param size     in bytes
 * @param sha1     of its bytes, 40 hexadecimal digits in lower case
 * @param state    how far its submission has come
 * @param storedAt when it came
 */
public record DocumentRecord(String uniqueId, StorageKey key, String mimeType, long size, String sha1, DocumentState state,
                             Instant storedAt) {

    public DocumentRecord {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(sha1, "sha1");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(storedAt, "storedAt");
    }

    /** Whether both hold the same bytes. */
    public boolean hasContentOf(DocumentRecord other) {
        return size == other.size && sha1.equals(other.sha1);
    }
}
