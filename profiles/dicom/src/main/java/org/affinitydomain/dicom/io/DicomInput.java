package org.affinitydomain.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The bytes of a source with the position in it. Asks for no more memory than there is input: a length field that
 * promises more than follows costs one buffer.
 */
final class DicomInput {
    private static final int CHUNK = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[8 << 10];
    private int next;
    private int limit;
    private long bufferStart;

    /**
     * @param in       the source, read in blocks and never closed here
     * @param position the position of its first byte
     */
    DicomInput(InputStream in, long position) {
        this.in = in;
        this.bufferStart = position;
    }

    long position() {
        return bufferStart + next;
    }

    DicomFormatException fault(String message) {
        return new DicomFormatException(message, position());
    }

    /** True when there are so many bytes to come, which stay unread. */
    boolean has(int count) throws IOException {
        if (limit - next >= count) {
            return true;
        }
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        bufferStart += next;
        limit -= next;
        next = 0;
        while (limit < count) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    /** Makes sure that so many bytes are there to be peeked at or taken. */
    void require(int count) throws IOException {
        if (!has(count)) {
            throw fault("The input is cut short: " + count + " bytes expected, " + (limit - next) + " there");
        }
    }

    int peekByte(int offset) {
        return buffer[next + offset] & 0xFF;
    }

    int peekShort(int offset, boolean bigEndian) {
        int first = peekByte(offset);
        int second = peekByte(offset + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** A tag is two 16-bit words, whatever the byte order. */
    int peekTag(int offset, boolean bigEndian) {
        return peekShort(offset, bigEndian) << 16 | peekShort(offset + 2, bigEndian);
    }

    long peekUnsignedInt(int offset, boolean bigEndian) {
        long first = peekShort(offset, bigEndian);
        long second = peekShort(offset + 2, bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** Goes past bytes that were {@link #require required}. */
    void advance(int count) {
        next += count;
    }

    byte[] read(long length) throws IOException {
        byte[] value = new byte[(int) Math.min(length, CHUNK)];
        int filled = 0;
        while (true) {
            filled += readInto(value, filled);
            if (filled < value.length) {
                throw fault("The input is cut short: a value of " + length + " bytes has only " + filled);
            }
            if (filled == length) {
                return value;
            }
            value = Arrays.copyOf(value, (int) Math.min(length, 2L * filled));
        }
    }

    private int readInto(byte[] target, int offset) throws IOException {
        int buffered = Math.min(limit - next, target.length - offset);
        System.arraycopy(buffer, next, target, offset, buffered);
        next += buffered;
        int wanted = target.length - offset - buffered;
        if (wanted == 0) {
            return buffered;
        }
        int read = in.readNBytes(target, offset + buffered, wanted);
        bufferStart += read; // the buffer is empty: next == limit
        return buffered + read;
    }

    void skip(long length) throws IOException {
        int buffered = (int) Math.min(limit - next, length);
        next += buffered;
        long left = length - buffered;
        while (left > 0) {
            // The last byte is read, since files let themselves be skipped past their end.
            long skipped = left > 1 ? in.skip(left - 1) : 0;
            if (skipped <= 0) {
                if (in.read() < 0) {
                    throw fault("The input is cut short: a value of " + length + " bytes lacks " + left);
                }
                skipped = 1;
            }
            bufferStart += skipped;
            left -= skipped;
        }
    }

    /** The rest of the source, the bytes already buffered first: for a stream inside the stream. */
    InputStream remaining() {
        InputStream head = new ByteArrayInputStream(buffer, next, limit - next);
        bufferStart += next; // the position stays where the remaining stream begins
        next = 0;
        limit = 0;
        return new SequenceInputStream(head, in);
    }
}
