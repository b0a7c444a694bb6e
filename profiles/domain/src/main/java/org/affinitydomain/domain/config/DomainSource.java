package org.affinitydomain.domain.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a domain file comes from, and the files that it includes. */
public interface DomainSource {

    /** The file's name, for messages. */
    String name();

    /**
     * The whole text, UTF-8.
     *
     * @throws IOException when it cannot be read or is larger than {@link #MAX_BYTES}
     */
    String text() throws IOException;

    /** The file of that plain name in the same folder; it need not exist. */
    DomainSource beside(String name);

    /** Largest file that is read, in bytes. */
    int MAX_BYTES = 16 * 1024 * 1024;

    /** A file on disk. */
    static DomainSource of(Path file) {
        return new DomainSource() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public String text() throws IOException {
                try (InputStream in = Files.newInputStream(file)) {
                    return bounded(in, name());
                }
            }

            @Override
            public DomainSource beside(String name) {
                return of(file.resolveSibling(name));
            }
        };
    }

    /** A resource beside a class. */
    static DomainSource of(Class<?> anchor, String resource) {
        return new DomainSource() {
            @Override
            public String name() {
                return resource;
            }

            @Override
            public String text() throws IOException {
                try (InputStream in = anchor.getResourceAsStream(resource)) {
                    if (in == null) {
                        throw new IOException("no resource " + resource + " beside " + anchor.getName());
                    }
                    return bounded(in, name());
                }
            }

            @Override
            public DomainSource beside(String name) {
                return of(anchor, name);
            }
        };
    }

    private static String bounded(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException(name + " is larger than " + MAX_BYTES + " bytes");
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
