package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when it is longer than it may be. */
final class BoundedInput extends FilterInputStream {
    private long left;

    BoundedInput(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return count(super.read(target, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, Integer.MAX_VALUE));
        count((int) skipped);
        return skipped;
    }

    private int count(int read) throws IOException {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("the answer is larger than it may be");
        }
        return read;
    }
}
