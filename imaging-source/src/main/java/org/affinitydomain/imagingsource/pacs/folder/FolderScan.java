package org.affinitydomain.imagingsource.pacs.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One walk over a folder that brings its index up to date. Files are compared with the index in batches, so that memory
 * does not grow with the folder; only new and changed ones are read.
 */
final class FolderScan {
    private static final System.Logger LOG = System.getLogger(FolderScan.class.getName());
    private static final int BATCH = 500;
    private static final int DEEPEST = 64;
    /** More broken files than these are counted, but not named, so that a bad disk does not flood the log. */
    private static final int NAMED = 50;

    private final String sourceId;
    private final Path root;
    private final FolderIndex index;
    private final Clock clock;
    private final Map<String, BasicFileAttributes> batch = new LinkedHashMap<>();
    private int broken;
    private int notDicom;

    FolderScan(String sourceId, Path root, FolderIndex index, Clock clock) {
        this.sourceId = sourceId;
        this.root = root;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Brings the index up to date.
     *
     * @throws IOException  when the folder cannot be listed; files not reached yet stay in the index as they are
     * @throws SQLException when the database fails
     */
    void run() throws IOException, SQLException {
        forgetVanished();
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor());
        } catch (ScanDatabaseException e) {
            throw e.sqlException;
        }
        flush();
        report();
    }

    private void forgetVanished() throws SQLException {
        String after = "";
        for (List<FileEntry> page = index.page(after, BATCH); !page.isEmpty(); page = index.page(after, BATCH)) {
            after = PathKey.of(page.get(page.size() - 1).path());
            index.update(page.stream().filter(entry -> Files.notExists(root.resolve(entry.path()))).toList(), List.of(), clock.millis());
        }
    }

    private void flush() throws SQLException {
        Map<String, FileEntry> known = index.known(batch.keySet());
        List<FileEntry> outdated = new ArrayList<>();
        List<FileEntry> current = new ArrayList<>();
        batch.forEach((path, attributes) -> {
            FileEntry before = known.get(path);
            long modified = attributes.lastModifiedTime().toMillis();
            if (before != null && before.isSameFile(attributes.size(), modified)) {
                return;
            }
            if (before != null) {
                outdated.add(before);
            }
            read(path, attributes.size(), modified, current);
        });
        batch.clear();
        index.update(outdated, current, clock.millis());
    }

    private void read(String path, long size, long modified, List<FileEntry> current) {
        FileEntry.Content content;
        try {
            content = FileHeaderReader.read(root.resolve(path));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "AFF3001 {0}: {1} cannot be read ({2}). Check its permissions; it is tried again at the next scan.",
                    sourceId, path, e);
            return;
        }
        if (content instanceof FileEntry.Broken damaged && ++broken <= NAMED) {
            LOG.log(System.Logger.Level.WARNING, "AFF3002 {0}: {1} is a damaged DICOM file and is not shared: {2}. Replace it, or remove it.",
                    sourceId, path, damaged.reason());
        } else if (content instanceof FileEntry.NotDicom) {
            notDicom++;
        }
        current.add(new FileEntry(path, size, modified, content));
    }

    private void report() {
        if (broken > NAMED) {
            LOG.log(System.Logger.Level.WARNING, "AFF3003 {0}: {1} more damaged DICOM files below {2}. Check the disk and who writes there.",
                    sourceId, broken - NAMED, root);
        }
        if (notDicom > 0) {
            LOG.log(System.Logger.Level.INFO, "AFF3004 {0}: {1} new files below {2} are not DICOM instances and are left alone.",
                    sourceId, notDicom, root);
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                batch.put(root.relativize(file).toString().replace('\\', '/'), attributes);
                if (batch.size() == BATCH) {
                    try {
                        flush();
                    } catch (SQLException e) {
                        throw new ScanDatabaseException(e);
                    }
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "AFF3001 {0}: {1} cannot be read ({2}). Check its permissions; it is tried again at the next scan.",
                    sourceId, root.relativize(file), e);
            return FileVisitResult.CONTINUE;
        }
    }

    /** Takes a database failure out of the walk, whose methods throw IOException only. */
    private static final class ScanDatabaseException extends UncheckedIOException {
        private static final long serialVersionUID = 1L;
        private final SQLException sqlException;

        ScanDatabaseException(SQLException cause) {
            super(new IOException(cause));
            this.sqlException = cause;
        }
    }
}
