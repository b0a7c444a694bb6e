package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A received file, synced, that is renamed into its place or removed. */
final class StagedFile implements StagedDocument {

    private final ReceivedFile received;
    private final FolderTree folders;
    private boolean published;

    StagedFile(ReceivedFile received, FolderTree folders) {
        this.received = received;
        this.folders = folders;
    }

    @Override
    public StoredContent content() {
        return received.content();
    }

    @Override
    public void publish() throws IOException {
        Path place = folders.file(content().key());
        folders.prepare(place);
        Files.move(received.path(), place, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        FolderTree.sync(place.getParent());
    }

    @Override
    public void close() {
        if (!published) {
            received.discard();
        }
    }
}
