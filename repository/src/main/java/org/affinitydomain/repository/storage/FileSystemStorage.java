package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * Documents as files, in two levels of folders so that none grows beyond what a file system handles well. What is being
 * received lies in {@code incoming/} and a folder of this server's name, in the same file system, and is renamed into
 * place. Files and the folders that name them are synced before anything is acknowledged.
 */
public final class FileSystemStorage implements DocumentStorage {

    private static final String INCOMING = "incoming";

    private final Path root;
    private final FolderTree folders;
    private final Staging staging;

    /**
     * Opens a storage, making its folders when they are missing.
     *
     * @param root   its folder
     * @param node   the name of this server, different from that of every other server which uses the same folder
     * @param limits its bounds
     */
    public FileSystemStorage(Path root, String node, StorageLimits limits) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.folders = new FolderTree(this.root);
        this.staging = new Staging(this.root.resolve(INCOMING), node, limits, true);
    }

    @Override
    public StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException {
        return new StagedFile(staging.receive(content), folders);
    }

    @Override
    public DocumentContent content(StoredContent document) {
        Path file = folders.file(document.key());
        return () -> document.decode(Files.newInputStream(file));
    }

    @Override
    public OptionalLong storedSize(StorageKey key) throws IOException {
        try {
            return OptionalLong.of(Files.size(folders.file(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        Files.deleteIfExists(folders.file(key));
    }

    @Override
    public StorageWalk walk() throws IOException {
        return new FolderWalk(root, folders, root.resolve(INCOMING));
    }

    @Override
    public int recover() throws IOException {
        return staging.recover();
    }

    @Override
    public void close() {
        // Files are opened one by one, and closed by whoever reads them.
    }
}
