package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of documents.
 *
 * @param root the folder
 */
public record TestFolder(Path root) implements TestStorage {

    @Override
    public DocumentStorage open(String node, StorageLimits limits) throws IOException {
        return new FileSystemStorage(root, node, limits);
    }

    @Override
    public void put(StorageKey key, byte[] content) throws IOException {
        write(new FolderTree(root).file(key), content);
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        write(root.resolve(name), content);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public void remove(StorageKey key) throws IOException {
        Files.delete(new FolderTree(root).file(key));
    }
}
