package org.affinitydomain.imagingsource.pacs;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file whose end is not taken for its end when it became shorter while it was read. */
public final class WholeFile extends FilterInputStream {
    private final long size;
    private long position;

    /** @param size the bytes that are expected */
    public WholeFile(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        advance(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        advance(read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        // Files can be skipped beyond their end, which only the next read would notice.
        long skipped = super.skip(Math.min(count, size - position));
        position += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void advance(int read) throws IOException {
        if (read < 0 && position != size) {
            throw new EOFException("the file became " + (position < size ? "shorter" : "longer") + " while it was read");
        }
        position += Math.max(0, read);
    }
}
