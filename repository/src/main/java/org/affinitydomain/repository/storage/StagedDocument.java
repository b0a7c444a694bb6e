package org.affinitydomain.repository.storage;

import java.io.IOException;

/**
 * Content that is whole and durable in the storage, but has no place in it yet. Closing it removes it, unless it was
 * published before.
 */
public interface StagedDocument extends AutoCloseable {

    /** Its length in bytes. */
    long size();

    /** The SHA-1 of its bytes, 40 hexadecimal digits in lower case (ITI TF-3 4.2.3.2.10). */
    String sha1();

    /** The key that it has once it is published. */
    StorageKey key();

    /** Gives it its place, durably: after this returns, a crash does not lose it. To be called once. */
    void publish() throws IOException;

    /** Removes it when it was not published. Never fails: what cannot be removed now is removed by recovery. */
    @Override
    void close();
}
