package org.affinitydomain.repository.storage.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A part of a file, read anew for every attempt to send it. Closing it closes the file. */
final class FileSection implements ContentStreamProvider, AutoCloseable {

    private final Path file;
    private final long offset;
    private final long length;
    private Optional<InputStream> open = Optional.empty();

    FileSection(Path file, long offset, long length) {
        this.file = file;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            InputStream section = new Section(Channels.newInputStream(FileChannel.open(file).position(offset)), length);
            open = Optional.of(section);
            return section;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream that ends after so many bytes. */
    private static final class Section extends FilterInputStream {
        private long left;

        Section(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(buffer, start, (int) Math.min(most, left));
            left -= Math.max(n, 0);
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
