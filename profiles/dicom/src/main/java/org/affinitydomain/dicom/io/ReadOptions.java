package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.Tag;

/**
 * What a reader keeps, and the limits that keep hostile input from using up memory or time.
 *
 * @param stopBefore       reading ends before the first element (outside of items) with this tag or a higher one;
 *                         -1 (no tag can follow FFFF,FFFF) reads to the end
 * @param maxValueLength   values with more bytes become references to where they are
 * @param maxHeldBytes     bytes of all values kept in memory, beyond which input is refused; every element
 *                         and item counts as 128 bytes more, so that this bounds the memory really used
 * @param maxDepth         levels of nested sequences
 * @param maxInflatedBytes bytes a deflated data set may grow to
 */
public record ReadOptions(int stopBefore, int maxValueLength, long maxHeldBytes, int maxDepth, long maxInflatedBytes) {
    private static final long MIB = 1L << 20;
    private static final int DEPTH = 64;

    public ReadOptions {
        if (maxValueLength < 0 || maxHeldBytes < 0 || maxDepth < 0 || maxInflatedBytes < 0) {
            throw new IllegalArgumentException("Limits cannot be negative");
        }
    }

    /** Everything before the pixel data; values over 64 KiB become references. */
    public static ReadOptions headers() {
        return new ReadOptions(Tag.FLOAT_PIXEL_DATA, 64 << 10, 64 * MIB, DEPTH, 512 * MIB);
    }

    /** The whole data set, values over 1 KiB (pixel data among them) as references: for DICOM JSON metadata. */
    public static ReadOptions metadata() {
        return new ReadOptions(-1, 1 << 10, 64 * MIB, DEPTH, 4096 * MIB);
    }

    /** The whole data set in memory, for documents such as manifests; 128 MiB at most. */
    public static ReadOptions documents() {
        return new ReadOptions(-1, Integer.MAX_VALUE, 128 * MIB, DEPTH, 512 * MIB);
    }

    /** The same with reading ended before another tag. */
    public ReadOptions withStopBefore(int tag) {
        return new ReadOptions(tag, maxValueLength, maxHeldBytes, maxDepth, maxInflatedBytes);
    }

    /** The same with another size of values that become references. */
    public ReadOptions withMaxValueLength(int length) {
        return new ReadOptions(stopBefore, length, maxHeldBytes, maxDepth, maxInflatedBytes);
    }

    /** The same with another bound of memory. */
    public ReadOptions withMaxHeldBytes(long bytes) {
        return new ReadOptions(stopBefore, maxValueLength, bytes, maxDepth, maxInflatedBytes);
    }

    /** The same with another bound of inflated bytes. */
    public ReadOptions withMaxInflatedBytes(long bytes) {
        return new ReadOptions(stopBefore, maxValueLength, maxHeldBytes, maxDepth, bytes);
    }
}
