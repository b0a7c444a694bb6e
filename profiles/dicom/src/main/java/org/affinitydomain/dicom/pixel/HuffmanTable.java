package org.affinitydomain.dicom.pixel;

import java.util.Arrays;

/** A Huffman table of JPEG (ITU-T T.81 annex C), as a table of all 16-bit words that begin with a code. */
final class HuffmanTable {
    private static final int WORDS = 1 << 16;
    private static final int MAX_VALUE = 16;

    /** Length of the code in the upper bits, its value in the lower 8; zero where no code begins. */
    private final short[] entries = new short[WORDS];
    private final int size;

    /**
     * @param counts how many codes there are of each length, from 1 bit to 16
     * @param stream has the values of the codes
     * @param begin  where they begin in it
     */
    HuffmanTable(byte[] counts, byte[] stream, int begin) throws PixelDataException {
        int at = begin;
        int word = 0;
        for (int length = 1; length <= counts.length; length++) {
            int span = WORDS >> length;
            for (int i = 0; i < (counts[length - 1] & 0xFF); i++) {
                int value = stream[at++] & 0xFF;
                if (word + span > WORDS || value > MAX_VALUE) {
                    throw new PixelDataException("a lossless JPEG stream has a Huffman table that cannot be");
                }
                Arrays.fill(entries, word, word + span, (short) (length << 8 | value));
                word += span;
            }
        }
        this.size = at - begin;
    }

    /** How many codes it has. */
    int size() {
        return size;
    }

    /** The length of the code that a word begins with, 0 for none, and its value: {@code length << 8 | value}. */
    int entry(int word) {
        return entries[word];
    }
}
