package org.affinitydomain.repository.storage;

import java.io.IOException;

/** A storage as its operator, or an accident, can get at it from outside. */
public interface TestStorage {

    /** Opens it as a server of that name does. */
    DocumentStorage open(String node, StorageLimits limits) throws IOException;

    /** Overwrites, or makes, the content of that key. */
    void put(StorageKey key, byte[] content) throws IOException;

    /** Makes something that no repository would. */
    void put(String name, byte[] content) throws IOException;

    /** Removes the content of that key. */
    void remove(StorageKey key) throws IOException;
}
