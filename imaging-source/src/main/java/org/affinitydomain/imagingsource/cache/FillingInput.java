package org.affinitydomain.imagingsource.cache;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An instance on its way from the PACS to the one who asked, which leaves a copy in the cache when it was read to its end. The
 * disk cannot make reading fail.
 */
final class FillingInput extends FilterInputStream {
    private final InstanceCache cache;
    private final String key;
    private final Path partial;
    private Optional<OutputStream> copy;
    private long size;
    private boolean settled;

    FillingInput(InputStream in, InstanceCache cache, String key, Path partial) {
        super(in);
        this.cache = cache;
        this.key = key;
        this.partial = partial;
        this.copy = create();
    }

    private Optional<OutputStream> create() {
        try {
            return Optional.of(cache.create(partial));
        } catch (IOException e) {
            cache.failed(partial, e);
            return Optional.empty();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            keep(target, offset, read);
        } else if (read < 0) {
            settle(true);
        }
        return read;
    }

    /** What is skipped is read, since the copy needs it. */
    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, 8 << 10)];
        return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void keep(byte[] bytes, int offset, int length) {
        size += length;
        if (copy.isEmpty()) {
            return;
        }
        try {
            if (size > cache.mostBytes()) {
                throw new IOException("it is larger than the whole cache may be");
            }
            copy.get().write(bytes, offset, length);
        } catch (IOException e) {
            abandon(e);
        }
    }

    private void abandon(IOException e) {
        closeCopy();
        cache.failed(partial, e);
        copy = Optional.empty();
    }

    private void settle(boolean whole) {
        if (settled) {
            return;
        }
        settled = true;
        if (copy.isPresent() && closeCopy() && whole) {
            cache.whole(key, partial, size);
        } else {
            cache.discarded(key, partial);
        }
    }

    private boolean closeCopy() {
        try {
            copy.orElseThrow().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            settle(false);
        }
    }
}
