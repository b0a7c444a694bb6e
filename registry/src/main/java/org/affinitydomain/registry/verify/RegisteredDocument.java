package org.affinitydomain.registry.verify;

import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;

/**
 * A document as its DocumentEntry has it.
 *
 * @param uniqueId DocumentEntry.uniqueId
 * @param size     DocumentEntry.size, in bytes
 * @param hash     DocumentEntry.hash, SHA-1 in hexadecimal digits
 */
public record RegisteredDocument(String uniqueId, Optional<String> size, Optional<String> hash) {

    public RegisteredDocument {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(hash, "hash");
    }

    static RegisteredDocument of(RegistryObject entry) {
        return new RegisteredDocument(Attribute.DE_UNIQUE_ID.value(entry).orElseThrow(), Attribute.DE_SIZE.value(entry), Attribute.DE_HASH.value(entry));
    }
}
