package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalLong;
import org.affinitydomain.xds.transaction.DocumentContent;

/**
 * Documents as files, in two levels of folders so that none grows beyond what a file system handles well. What is being
 * received lies in {@code incoming/} and a folder of this server's name, in the same file system, and is renamed into
 * place. Files and the folders that name them are synced before anything is acknowledged.
 */
public final class FileSystemStorage implements DocumentStorage {

    private static final int BUFFER = 64 * 1024;
    /** So many bytes are written between two looks at how much is free. */
    private static final long BETWEEN_LOOKS = 16L << 20;

    private final FolderTree folders;
    private final Path incoming;
    private final String node;
    private final FileStore device;
    private final StorageLimits limits;

    /**
     * Opens a storage, making its folders when they are missing.
     *
     * @param root   its folder
     * @param node   the name of this server, different from that of every other server which uses the same folder
     * @param limits its bounds
     */
    public FileSystemStorage(Path root, String node, StorageLimits limits) throws IOException {
        Path folder = Files.createDirectories(root).toRealPath();
        this.folders = new FolderTree(folder);
        this.incoming = Files.createDirectories(folder.resolve("incoming").resolve(safe(node)));
        this.node = node;
        this.device = Files.getFileStore(incoming);
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    private static String safe(String node) {
        String name = node.replaceAll("[^A-Za-z0-9_-]", "_");
        return name.isEmpty() ? "_" : name;
    }

    @Override
    public StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException {
        StorageKey key = StorageKey.make(node);
        Path file = incoming.resolve(key.value());
        boolean whole = false;
        try (FileChannel out = create(file)) {
            StagedFile staged = copy(content, out, key);
            whole = true;
            return staged;
        } catch (StorageException | ContentUnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException("cannot close a file in " + incoming + ": " + e.getMessage(), e);
        } finally {
            if (!whole) {
                StagedFile.discard(file);
            }
        }
    }

    private static FileChannel create(Path file) throws StorageException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StorageException("cannot create a file in " + file.getParent() + ": " + e, e);
        }
    }

    private StagedFile copy(InputStream in, FileChannel out, StorageKey key) throws ContentUnreadableException, StorageException {
        ContentDigest digest = new ContentDigest();
        byte[] buffer = new byte[BUFFER];
        long lookAgainAt = BETWEEN_LOOKS;
        try {
            requireSpace();
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                digest.update(buffer, n);
                if (digest.size() > limits.documentBytes()) {
                    throw new StorageException("the document is larger than " + limits.documentBytes() + " bytes");
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
                if (digest.size() >= lookAgainAt) {
                    requireSpace();
                    lookAgainAt = digest.size() + BETWEEN_LOOKS;
                }
            }
            out.force(true);
        } catch (StorageException | ContentUnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException("cannot write a document: " + e.getMessage(), e);
        }
        return new StagedFile(incoming.resolve(key.value()), folders, key, digest.size(), digest.sha1());
    }

    private static int read(InputStream in, byte[] buffer) throws ContentUnreadableException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new ContentUnreadableException(e);
        }
    }

    private void requireSpace() throws IOException {
        if (device.getUsableSpace() < limits.freeBytes()) {
            throw new StorageException("less than " + limits.freeBytes() + " bytes are free on " + device.name());
        }
    }

    @Override
    public DocumentContent content(StorageKey key) {
        Path file = folders.file(key);
        return () -> Files.newInputStream(file);
    }

    @Override
    public OptionalLong size(StorageKey key) throws IOException {
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
    public int recover() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
                removed++;
            }
        }
        return removed;
    }
}
