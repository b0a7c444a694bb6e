package org.affinitydomain.imagingsource.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affinitydomain.xds.transaction.DocumentContent;

/** A manifest while it is sent: a temporary file, because a study of many instances has one of many megabytes. */
final class ManifestFile implements AutoCloseable {
    private final Path file;

    private ManifestFile(Path file) {
        this.file = file;
    }

    /** Writes a document. */
    @FunctionalInterface
    interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a manifest. */
    static ManifestFile of(Writing writing) throws IOException {
        ManifestFile written = new ManifestFile(Files.createTempFile("affinity-manifest-", ".tmp"));
        boolean whole = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written.file))) {
            writing.write(out);
            whole = true;
        } finally {
            if (!whole) {
                written.close();
            }
        }
        return written;
    }

    DocumentContent content() {
        return () -> Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
