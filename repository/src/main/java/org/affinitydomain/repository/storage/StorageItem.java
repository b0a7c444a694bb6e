package org.affinitydomain.repository.storage;

/** Something that lies in a storage. */
public sealed interface StorageItem {

    /**
     * The content of a published document.
     *
     * @param key  its name
     * @param size how many bytes are stored
     */
    record Content(StorageKey key, long size) implements StorageItem {
    }

    /**
     * Something that this repository never puts there.
     *
     * @param name where it is, as an operator finds it
     */
    record Stray(String name) implements StorageItem {
    }
}
