package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A received file, synced, that is renamed into its place or removed. */
final class StagedFile implements StagedDocument {

    private static final Logger LOG = System.getLogger(StagedFile.class.getName());

    private final Path file;
    private final FolderTree folders;
    private final StorageKey key;
    private final long size;
    private final String sha1;
    private boolean published;

    StagedFile(Path file, FolderTree folders, StorageKey key, long size, String sha1) {
        this.file = file;
        this.folders = folders;
        this.key = key;
        this.size = size;
        this.sha1 = sha1;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String sha1() {
        return sha1;
    }

    @Override
    public StorageKey key() {
        return key;
    }

    @Override
    public void publish() throws IOException {
        Path place = folders.file(key);
        folders.prepare(place);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        FolderTree.sync(place.getParent());
    }

    @Override
    public void close() {
        if (!published) {
            discard(file);
        }
    }

    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "AFF2001 Cannot remove " + file + " (" + e.getMessage()
                    + "): it is removed when the server starts next; check that the server may write to this folder");
        }
    }
}
