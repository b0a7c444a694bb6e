package org.affinitydomain.repository.summary;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;

/** Parts of a text as a stream of UTF-8. A part is asked for when the one before it was read to its end. Not for several threads. */
final class TextStream extends InputStream {

    private final Iterator<String> parts;
    private byte[] part = {};
    private int position;

    TextStream(Iterator<String> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        return fill() ? part[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean fill() {
        while (position == part.length && parts.hasNext()) {
            part = parts.next().getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return position < part.length;
    }
}
