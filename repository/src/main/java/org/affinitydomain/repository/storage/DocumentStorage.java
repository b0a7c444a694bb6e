package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * Keeps the bytes of documents. What is published stays as it is until it is deleted; what is only staged is nobody's and
 * goes when its submission ends, or at the latest when the storage is recovered after a crash. Closing it ends its
 * connections.
 */
public interface DocumentStorage extends AutoCloseable {

    /**
     * Reads the content to its end, hashes and counts it, without giving it a place yet. The caller closes the stream.
     *
     * @throws ContentUnreadableException when the content could not be read to its end; nothing of it stays
     * @throws StorageException           when the storage cannot take it; nothing of it stays
     */
    StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException;

    /** A published document as it was submitted. It is opened when it is asked for, and can be opened again. */
    DocumentContent content(StoredContent document);

    /** How many bytes are stored of a published document; empty when there is none of that key. */
    OptionalLong storedSize(StorageKey key) throws IOException;

    /** Deletes a published document, and what an unfinished publication left of it. One that is not there is no error. */
    void delete(StorageKey key) throws IOException;

    /** Begins a walk through everything that is published here. */
    StorageWalk walk() throws IOException;

    /**
     * Removes what submissions had staged when this server ended without finishing them. To be called once, before the
     * first document is staged.
     *
     * @return how many were removed
     */
    int recover() throws IOException;

    @Override
    void close();
}
