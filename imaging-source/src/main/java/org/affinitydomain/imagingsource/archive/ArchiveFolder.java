package org.affinitydomain.imagingsource.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of an archive. What arrives is written below {@code incoming/NODE} and gets its place when it is whole, synced and in the
 * database; a crash leaves files there, and nowhere else.
 */
final class ArchiveFolder {
    private static final String SUFFIX = ".dcm";

    private final Path root;
    private final Path incoming;

    /**
     * @param root made when the first instance arrives
     * @param node who writes: each server has a place of its own for what arrives
     */
    ArchiveFolder(Path root, String node) {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve("incoming").resolve(node.replaceAll("[^A-Za-z0-9-]", "_"));
    }

    /**
     * A place for an instance that is about to arrive.
     *
     * @throws OutOfSpaceException when the disk has less room than is to be left free
     */
    IncomingFile receive(ArchiveSettings settings) throws IOException {
        Files.createDirectories(incoming);
        long free = Files.getFileStore(incoming).getUsableSpace();
        if (free < settings.freeBytes()) {
            throw new OutOfSpaceException("the archive's disk has " + (free >> 20) + " MiB left");
        }
        String name = UUID.randomUUID().toString();
        return new IncomingFile(incoming.resolve(name + SUFFIX), name.substring(0, 2) + '/' + name.substring(2, 4) + '/' + name + SUFFIX,
                settings.largestInstance());
    }

    /** Gives a file its place, durably. */
    void place(String path) throws IOException {
        Path place = root.resolve(path);
        Path folder = place.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(folder.getParent().getParent());
            sync(folder.getParent());
        }
        Files.move(incoming(path), place, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    /** Opens a file. For a moment after it has become visible it is still where it arrived. */
    FileChannel open(String path) throws IOException {
        try {
            return FileChannel.open(root.resolve(path), StandardOpenOption.READ);
        } catch (NoSuchFileException notYet) {
            try {
                return FileChannel.open(incoming(path), StandardOpenOption.READ);
            } catch (NoSuchFileException placedMeanwhile) {
                return FileChannel.open(root.resolve(path), StandardOpenOption.READ);
            }
        }
    }

    /** What is left of arrivals that did not end, as the paths that they would have got. */
    List<String> leftovers() throws IOException {
        List<String> paths = new ArrayList<>();
        if (Files.isDirectory(incoming)) {
            try (Stream<Path> files = Files.list(incoming)) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[0-9a-f-]{36}\\.dcm"))
                        .forEach(name -> paths.add(name.substring(0, 2) + '/' + name.substring(2, 4) + '/' + name));
            }
        }
        return paths;
    }

    /** Removes such a rest. */
    void remove(String path) throws IOException {
        Files.deleteIfExists(incoming(path));
    }

    private Path incoming(String path) {
        return incoming.resolve(Path.of(path).getFileName().toString());
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
