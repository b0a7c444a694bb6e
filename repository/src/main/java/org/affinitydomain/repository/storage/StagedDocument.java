package org.affinitydomain.repository.storage;

import java.io.IOException;

/**
 * Content that was received as a whole, but has no place in the storage yet. Closing it removes it, unless it was published
 * before.
 */
public interface StagedDocument extends AutoCloseable {

    /** What was received, and how it will be stored. */
    StoredContent content();

    /**
     * Gives it its place, durably: after this returns, a crash does not lose it. To be called once.
     *
     * @throws StorageUnavailableException when the storage does not answer; it may have its place all the same, now or soon
     * @throws IOException                 when the storage cannot keep it
     */
    void publish() throws IOException;

    /** Removes it when it was not published. Never fails: what cannot be removed now is removed by recovery. */
    @Override
    void close();
}
