package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * Keeps the bytes of documents. What is published stays as it is until it is deleted; what is only staged is nobody's and
 * goes when its submission ends, or at the latest when the storage is recovered after a crash.
 */
public interface DocumentStorage {

    /**
     * Reads the content to its end into the storage, without giving it a place yet. The caller closes the stream.
     *
     * @throws ContentUnreadableException when the content could not be read to its end; nothing of it stays
     * @throws StorageException           when the storage cannot take it; nothing of it stays
     */
    StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException;

    /** The content of a published document. It is opened when it is asked for, and can be opened again. */
    DocumentContent content(StorageKey key);

    /** The length of a published document in bytes; empty when there is none of that key. */
    OptionalLong size(StorageKey key) throws IOException;

    /** Deletes a published document. One that is not there is no error. */
    void delete(StorageKey key) throws IOException;

    /**
     * Removes what submissions had staged when this server ended without finishing them. To be called once, before the
     * first document is staged.
     *
     * @return how many were removed
     */
    int recover() throws IOException;
}
