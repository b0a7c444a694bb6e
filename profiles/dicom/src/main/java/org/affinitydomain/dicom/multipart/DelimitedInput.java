package org.affinitydomain.dicom.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A multipart body as what stands between its delimiters, the line ends before them being part of them
 * (RFC 2046 5.1.1). Takes one buffer, whatever the body.
 */
final class DelimitedInput {
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] delimiter;
    /** By the byte under its end: how far the delimiter can be moved on where it does not match (Horspool's search). */
    private final int[] shifts = new int[256];
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    /** Where content ends as far as it was searched: at the delimiter, when that was found. */
    private int safe;
    private boolean found;

    DelimitedInput(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, delimiter.length);
        for (int i = 0; i < delimiter.length - 1; i++) {
            shifts[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
        }
        // The first delimiter has no line end before it where the body begins with it.
        buffer[limit++] = '\r';
        buffer[limit++] = '\n';
        search();
    }

    /** Reads bytes before the next delimiter; -1 when there are no more. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (!hasContent()) {
            return -1;
        }
        int count = Math.min(length, safe - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    /** Passes over what is left before the next delimiter, and the delimiter itself. */
    void passDelimiter() throws IOException {
        while (hasContent()) {
            next = safe;
        }
        next += delimiter.length;
    }

    /** The next byte, wherever it stands. To be called after a delimiter only, until {@link #beginContent}. */
    int readByte() throws IOException {
        if (next == limit) {
            fill();
        }
        return buffer[next++] & 0xFF;
    }

    /** What follows is content up to the next delimiter. */
    void beginContent() {
        search();
    }

    private boolean hasContent() throws IOException {
        while (next == safe && !found) {
            fill();
            search();
        }
        return next < safe;
    }

    private void search() {
        int at = indexOfDelimiter();
        found = at >= 0;
        safe = found ? at : Math.max(next, limit - delimiter.length + 1);
    }

    private int indexOfDelimiter() {
        int last = delimiter.length - 1;
        for (int at = next; at + last < limit; at += shifts[buffer[at + last] & 0xFF]) {
            if (Arrays.equals(buffer, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Reads more behind what was not taken yet, which is less than a delimiter. */
    private void fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        limit -= next;
        next = 0;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new MultipartFormatException("The multipart body is cut short");
        }
        limit += read;
    }
}
