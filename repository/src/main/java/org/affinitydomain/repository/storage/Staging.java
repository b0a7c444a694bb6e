package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The folder in which documents are received: each goes from its stream into a file there, hashed and counted on the way and
 * compressed where that pays, so that it is known as a whole before it gets its place.
 */
public final class Staging {

    private static final int BLOCK = 64 * 1024;
    /** So many bytes are written between two looks at how much is free. */
    private static final long BETWEEN_LOOKS = 16L << 20;

    private final Path folder;
    private final FileStore device;
    private final StorageLimits limits;
    private final boolean durable;

    /**
     * Opens it, making its folders when they are missing.
     *
     * @param parent  the folder in which every server has one of its own
     * @param node    the name of this server, different from that of every other server which uses the same folder
     * @param limits  its bounds
     * @param durable whether a received file must survive a crash: where it stays when it gets its place
     */
    public Staging(Path parent, String node, StorageLimits limits, boolean durable) throws IOException {
        this.folder = Files.createDirectories(parent.resolve(safe(node)));
        this.device = Files.getFileStore(folder);
        this.limits = Objects.requireNonNull(limits, "limits");
        this.durable = durable;
    }

    private static String safe(String node) {
        String name = node.replaceAll("[^A-Za-z0-9_-]", "_");
        return name.isEmpty() ? "_" : name;
    }

    /**
     * Receives content as a whole. The caller closes the stream.
     *
     * @throws ContentUnreadableException when it could not be read to its end; nothing of it stays
     * @throws StorageException           when it is too large or cannot be written; nothing of it stays
     */
    public ReceivedFile receive(InputStream content) throws ContentUnreadableException, StorageException {
        StorageKey key = StorageKey.make();
        Path file = folder.resolve(key.value());
        boolean whole = false;
        try (FileChannel channel = create(file)) {
            StoredContent received = copy(content, channel, key);
            if (durable) {
                channel.force(true);
            }
            whole = true;
            return new ReceivedFile(file, received);
        } catch (StorageException | ContentUnreadableException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException("cannot write a document into " + folder + ": " + e.getMessage(), e);
        } finally {
            if (!whole) {
                ReceivedFile.discard(file);
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

    private StoredContent copy(InputStream in, FileChannel channel, StorageKey key) throws IOException {
        requireSpace();
        ContentDigest digest = new ContentDigest();
        byte[] block = new byte[BLOCK];
        long lookAgainAt = BETWEEN_LOOKS;
        int n = read(in, block);
        ContentEncoding encoding = CompressionRule.encodingOf(block, n);
        try (OutputStream out = encoding.encode(Channels.newOutputStream(new Unclosed(channel)))) {
            for (; n > 0; n = read(in, block)) {
                digest.update(block, n);
                if (digest.size() > limits.documentBytes()) {
                    throw new StorageException("the document is larger than " + limits.documentBytes() + " bytes");
                }
                out.write(block, 0, n);
                if (digest.size() >= lookAgainAt) {
                    requireSpace();
                    lookAgainAt = digest.size() + BETWEEN_LOOKS;
                }
            }
        }
        return new StoredContent(key, digest.size(), digest.sha1(), encoding, channel.position());
    }

    /** Fills the block unless the content ends; 0 at the end. */
    private static int read(InputStream in, byte[] block) throws ContentUnreadableException {
        try {
            return in.readNBytes(block, 0, block.length);
        } catch (IOException e) {
            throw new ContentUnreadableException(e);
        }
    }

    private void requireSpace() throws IOException {
        if (device.getUsableSpace() < limits.freeBytes()) {
            throw new StorageException("less than " + limits.freeBytes() + " bytes are free on " + device.name());
        }
    }

    /**
     * Removes what was being received when this server ended.
     *
     * @return how many documents that were
     */
    public int recover() throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
                removed++;
            }
        }
        return removed;
    }
}
