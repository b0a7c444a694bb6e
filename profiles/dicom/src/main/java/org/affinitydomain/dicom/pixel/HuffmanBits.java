package org.affinitydomain.dicom.pixel;

/** The bits of an entropy-coded segment of JPEG (ITU-T T.81 F.2.2.5), without the bytes that are stuffed behind FFH. */
final class HuffmanBits {
    /** Bits that may be asked for beyond the end: a code is looked up by more bits than it has. */
    private static final int BEYOND = 64;

    private final byte[] stream;
    private int at;
    private long bits;
    private int count;
    private int beyond;

    HuffmanBits(byte[] stream, int begin) {
        this.stream = stream;
        this.at = begin;
    }

    /** A difference: a code that tells how many bits it has, and those bits (ITU-T T.81 H.1.2.2). */
    int difference(HuffmanTable table) throws PixelDataException {
        fill(32);
        int entry = table.entry((int) (bits >>> count - 16) & 0xFFFF);
        int length = entry >> 8;
        if (length == 0) {
            throw new PixelDataException("a lossless JPEG stream has a code that is not in its Huffman table");
        }
        count -= length;
        int size = entry & 0xFF;
        if (size == 0 || size == 16) {
            return size == 0 ? 0 : 1 << 15;
        }
        count -= size;
        int value = (int) (bits >>> count) & (1 << size) - 1;
        return value < 1 << size - 1 ? value - (1 << size) + 1 : value;
    }

    /** Goes past a restart marker. */
    void restart() throws PixelDataException {
        int marker = marker();
        if (marker + 1 >= stream.length || (stream[marker + 1] & 0xF8) != 0xD0) {
            throw new PixelDataException("a lossless JPEG stream has no restart marker where one has to be");
        }
        at = marker + 2;
        count = 0;
        bits = 0;
        beyond = 0;
    }

    /** Where the marker stands that ends the segment: bytes read ahead are never beyond it. */
    int marker() {
        int marker = at;
        while (marker + 1 < stream.length && !(stream[marker] == (byte) 0xFF && stream[marker + 1] != 0 && stream[marker + 1] != (byte) 0xFF)) {
            marker++;
        }
        return marker;
    }

    private void fill(int wanted) throws PixelDataException {
        while (count < wanted) {
            bits = bits << 8 | next();
            count += 8;
        }
    }

    private int next() throws PixelDataException {
        if (at < stream.length && stream[at] != (byte) 0xFF) {
            return stream[at++] & 0xFF;
        }
        if (at + 1 < stream.length && stream[at + 1] == 0) {
            at += 2;
            return 0xFF;
        }
        beyond += 8;
        if (beyond > BEYOND) {
            throw new PixelDataException("a lossless JPEG stream is cut short");
        }
        return 0;
    }
}
