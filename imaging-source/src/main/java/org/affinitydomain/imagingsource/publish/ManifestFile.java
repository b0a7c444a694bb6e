package org.affinitydomain.imagingsource.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestWriter;
import org.affinitydomain.xds.transaction.DocumentContent;

/** A manifest on its way to the repository, in a temporary file: manifests of large studies do not belong into memory. */
final class ManifestFile implements DocumentContent, AutoCloseable {
    private final Path file;

    private ManifestFile(Path file) {
        this.file = file;
    }

    /**
     * Writes a manifest to a new temporary file.
     *
     * @throws IllegalArgumentException when it cannot be a valid document; the message says why
     */
    static ManifestFile write(Manifest manifest) throws IOException {
        ManifestFile written = new ManifestFile(Files.createTempFile("affinity-manifest-", ".dcm"));
        boolean done = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written.file))) {
            ManifestWriter.write(manifest, out);
            done = true;
        } finally {
            if (!done) {
                written.close();
            }
        }
        return written;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
