package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A walk through folders, each read when it is reached and sorted by name; that is the order of keys, because the names of
 * folders are beginnings of keys. It holds the names of one folder of each level.
 */
final class FolderWalk implements StorageWalk {

    private final Path root;
    private final FolderTree folders;
    private final Path left;
    private final Deque<Path> ahead = new ArrayDeque<>();

    /** @param left a folder that is not looked into */
    FolderWalk(Path root, FolderTree folders, Path left) throws IOException {
        this.root = root;
        this.folders = folders;
        this.left = left;
        enter(root);
    }

    @Override
    public Optional<StorageItem> next() throws IOException {
        while (!ahead.isEmpty()) {
            Path path = ahead.pop();
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (!attributes.isDirectory()) {
                    return Optional.of(item(path, attributes));
                }
                if (!path.equals(left)) {
                    enter(path);
                }
            } catch (NoSuchFileException e) {
                // Removed since its folder was read.
                continue;
            }
        }
        return Optional.empty();
    }

    private void enter(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort((a, b) -> b.getFileName().toString().compareTo(a.getFileName().toString()));
        entries.forEach(ahead::push);
    }

    private StorageItem item(Path path, BasicFileAttributes attributes) {
        Optional<StorageKey> key = StorageKey.of(path.getFileName().toString());
        return attributes.isRegularFile() && key.isPresent() && folders.file(key.get()).equals(path)
                ? new StorageItem.Content(key.get(), attributes.size()) : new StorageItem.Stray(root.relativize(path).toString());
    }
}
