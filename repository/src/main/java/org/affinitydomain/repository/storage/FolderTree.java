package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The two levels of folders that documents lie in: the document of the key {@code 019aa31b...} lies in {@code 019aa/31b/}. Keys
 * begin with a time, so a folder of the first level holds three days, one of the second level a minute: folders are made and
 * synced once a minute and not for every document, none grows beyond what comes in a minute, and a backup finds what is new.
 */
final class FolderTree {

    /** 2^28 ms, three days. */
    private static final int FIRST = 5;
    /** 2^16 ms, a minute. */
    private static final int SECOND = 8;

    private final Path root;
    private final Object making = new Object();

    FolderTree(Path root) {
        this.root = root;
    }

    /** The file of a key, whether or not it exists. */
    Path file(StorageKey key) {
        return root.resolve(key.value().substring(0, FIRST)).resolve(key.value().substring(FIRST, SECOND)).resolve(key.value());
    }

    /** Makes the folders of a file when they are missing, durably. */
    void prepare(Path file) throws IOException {
        Path second = file.getParent();
        Path first = second.getParent();
        // One at a time: whoever finds a folder there may rely on its name being synced.
        synchronized (making) {
            create(first, root);
            create(second, first);
        }
    }

    private static void create(Path folder, Path parent) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
            sync(parent);
        }
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
