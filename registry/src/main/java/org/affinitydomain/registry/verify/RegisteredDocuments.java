package org.affinitydomain.registry.verify;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.affinitydomain.registry.store.ContentReader;
import org.affinitydomain.registry.store.RegistryStore;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RimLimits;
import org.affinitydomain.xds.message.AdhocQueryMessage;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;

/**
 * Every document of a repository that the registry has a stable entry of, approved or deprecated, of the latest version or an earlier
 * one: one walk through all entries, and one walk at a time. On-Demand entries are no documents that a repository keeps.
 */
public final class RegisteredDocuments {

    private final RegistryStore store;
    private final EntryPages pages;
    private final Semaphore turn = new Semaphore(1);

    public RegisteredDocuments(RegistryStore store) {
        this.store = store;
        this.pages = new EntryPages(store);
    }

    /** Takes the documents; however slow it is, it keeps no connection of the database. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes one. An exception ends the walk. */
        void document(RegisteredDocument document) throws IOException;
    }

    /**
     * Tells the documents, each once. One that is registered meanwhile may be told or not.
     *
     * @param repositoryUniqueId DocumentEntry.repositoryUniqueId
     * @return how many there were; empty when another walk is under way
     * @throws IOException  when the receiver does not take one, or a stored object cannot be read
     * @throws SQLException when the database cannot be read
     */
    public OptionalLong sendTo(String repositoryUniqueId, Receiver receiver) throws IOException, SQLException {
        if (!turn.tryAcquire()) {
            return OptionalLong.empty();
        }
        try (ContentReader reader = store.codec().reader()) {
            return OptionalLong.of(walk(repositoryUniqueId, reader, receiver));
        } catch (IllegalStateException e) {
            // a damaged row, or a store that was closed because the server stops
            throw new IOException(e.getMessage(), e);
        } finally {
            turn.release();
        }
    }

    private long walk(String repositoryUniqueId, ContentReader reader, Receiver receiver) throws IOException, SQLException {
        long sent = 0;
        List<EntryPages.Entry> page = pages.after(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (EntryPages.Entry entry : page) {
                RegistryObject object = parse(reader, entry.content());
                if (isOf(object, repositoryUniqueId) && !isToldAlready(entry, repositoryUniqueId, reader)) {
                    receiver.document(RegisteredDocument.of(object));
                    sent++;
                }
            }
            page = pages.after(page.get(page.size() - 1).id());
        }
        return sent;
    }

    /** Whether an earlier entry of the same uniqueId stands for the document. */
    private static boolean isToldAlready(EntryPages.Entry entry, String repositoryUniqueId, ContentReader reader) throws IOException {
        for (byte[] content : entry.earlier()) {
            RegistryObject earlier = parse(reader, content);
            if (isOf(earlier, repositoryUniqueId) && Attribute.DE_OBJECT_TYPE.values(earlier).contains(ObjectKind.STABLE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(RegistryObject entry, String repositoryUniqueId) {
        return Attribute.DE_REPOSITORY_UNIQUE_ID.values(entry).contains(repositoryUniqueId);
    }

    private static RegistryObject parse(ContentReader reader, byte[] content) throws IOException {
        return AdhocQueryMessage.parse(reader.xml(content), RimLimits.DEFAULT);
    }
}
