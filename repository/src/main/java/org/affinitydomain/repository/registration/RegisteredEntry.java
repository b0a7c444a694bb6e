package org.affinitydomain.repository.registration;

import java.util.Objects;
import java.util.Optional;

/**
 * What a DocumentEntry of the registry says of a document of this repository.
 *
 * @param size DocumentEntry.size
 * @param hash DocumentEntry.hash
 */
public record RegisteredEntry(Optional<String> size, Optional<String> hash) {

    public RegisteredEntry {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(hash, "hash");
    }

    /** Whether it is an entry of a document of that size and SHA-1. */
    public boolean describes(long bytes, String sha1) {
        return size.equals(Optional.of(Long.toString(bytes))) && hash.filter(sha1::equalsIgnoreCase).isPresent();
    }
}
