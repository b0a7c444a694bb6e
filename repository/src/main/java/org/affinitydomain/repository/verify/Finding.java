package org.affinitydomain.repository.verify;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is not as it should be.
 *
 * @param kind     what kind of thing
 * @param uniqueId DocumentEntry.uniqueId of the document; empty when nobody knows to which one it belonged
 * @param what     what was found, naming the content
 * @param remedy   what to do
 */
public record Finding(Kind kind, Optional<String> uniqueId, String what, String remedy) {

    /** What can be wrong. */
    public enum Kind {
        /** A document without its bytes, or an entry without its document. */
        MISSING,
        /** A document that is not what its index or its entry says. */
        ALTERED,
        /** Bytes without a document, or a document without an entry. */
        ORPHANED
    }

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(remedy, "remedy");
    }
}
