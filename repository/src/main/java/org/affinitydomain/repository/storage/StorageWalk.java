package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.util.Optional;

/**
 * Everything that lies in a storage, one item after the other: documents in the order of their keys, strays in between. What
 * comes or goes during the walk may be met or not. Memory does not grow with the storage.
 */
@FunctionalInterface
public interface StorageWalk {

    /** The next item; empty at the end. */
    Optional<StorageItem> next() throws IOException;
}
