package org.affinitydomain.repository.index;

import java.time.Instant;
import java.util.Objects;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StoredContent;

/**
 * What the repository knows of a document.
 *
 * @param uniqueId DocumentEntry.uniqueId
 * @param content  its bytes, and where and how they are stored
 * @param mimeType as it was submitted
 * @param state    how far its submission has come
 * @param storedAt when it came
 */
public record DocumentRecord(String uniqueId, StoredContent content, String mimeType, DocumentState state, Instant storedAt) {

    public DocumentRecord {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(storedAt, "storedAt");
    }

    /** Where its bytes are. */
    public StorageKey key() {
        return content.key();
    }

    /** Whether both hold the same bytes. */
    public boolean hasContentOf(DocumentRecord other) {
        return content.isSameDocument(other.content);
    }
}
