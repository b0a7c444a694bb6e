package org.affinitydomain.dicom.pixel;

import java.util.Arrays;

/**
 * Lossless JPEG with Huffman coding (ITU-T T.81 annex H, process 14, all selection values, 2 to 16 bits). One object decodes one
 * frame.
 */
final class LosslessJpeg {
    private static final int SOF3 = 0xC3;
    private static final int DHT = 0xC4;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DRI = 0xDD;

    private final byte[] stream;
    private final PixelFormat format;
    private final Codestream size;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private final int[] componentIds;
    private final byte[] samples;
    private final int bytes;
    private int restartInterval;
    private int decoded;

    /** @param stream begins with the start of an image, and is of the size that the format says */
    LosslessJpeg(byte[] stream, PixelFormat format, Codestream size) {
        this.stream = stream;
        this.format = format;
        this.size = size;
        this.componentIds = new int[format.samples()];
        this.bytes = format.bytesPerSample();
        this.samples = new byte[format.rows() * format.columns() * format.samples() * bytes];
    }

    /** Whether the frame header of a stream is that of the lossless process. */
    static boolean isLossless(byte[] stream) throws PixelDataException {
        return Codestream.jpegProcess(stream) == SOF3;
    }

    /** The samples in little endian byte order, the colours of each pixel together. */
    byte[] decode() throws PixelDataException {
        try {
            int at = 2;
            while (decoded < format.samples()) {
                int marker = word(at);
                int length = word(at + 2);
                int next = at + 2 + length;
                switch (marker) {
                    case 0xFF00 | SOF3 -> frame(at + 4);
                    case 0xFF00 | DHT -> tables(at + 4, next);
                    case 0xFF00 | DRI -> restartInterval = word(at + 4);
                    case 0xFF00 | SOS -> next = scan(at + 4, next);
                    case 0xFF00 | EOI -> throw new PixelDataException("a lossless JPEG stream ends before all of its samples");
                    default -> {
                        if ((marker & 0xFF00) != 0xFF00) {
                            throw new PixelDataException("a marker is missing in a lossless JPEG stream");
                        }
                    }
                }
                at = next;
            }
            return samples;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new PixelDataException("a lossless JPEG stream is damaged", e);
        }
    }

    private void frame(int at) throws PixelDataException {
        for (int i = 0; i < componentIds.length; i++) {
            componentIds[i] = stream[at + 6 + 3 * i] & 0xFF;
            if (componentIds.length > 1 && stream[at + 7 + 3 * i] != 0x11) {
                throw new PixelDataException("lossless JPEG with subsampled components is not decoded");
            }
        }
    }

    private void tables(int begin, int end) throws PixelDataException {
        int at = begin;
        while (at < end) {
            int id = stream[at] & 0x0F;
            if (id >= tables.length) {
                throw new PixelDataException("a lossless JPEG stream has a Huffman table of a number that cannot be");
            }
            tables[id] = new HuffmanTable(Arrays.copyOfRange(stream, at + 1, at + 17), stream, at + 17);
            at += 17 + tables[id].size();
        }
    }

    /** One scan; returns where the next marker stands. */
    private int scan(int at, int data) throws PixelDataException {
        int count = stream[at] & 0xFF;
        int[] components = new int[count];
        HuffmanTable[] used = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            components[i] = component(stream[at + 1 + 2 * i] & 0xFF);
            used[i] = tables[(stream[at + 2 + 2 * i] & 0xFF) >> 4];
            if (used[i] == null) {
                throw new PixelDataException("a lossless JPEG scan names a Huffman table that is not there");
            }
        }
        int selection = stream[at + 1 + 2 * count];
        int shift = stream[at + 3 + 2 * count] & 0x0F;
        if (count < 1 || selection < 1 || selection > 7 || shift >= size.precision()) {
            throw new PixelDataException("a lossless JPEG scan has parameters that cannot be");
        }
        HuffmanBits bits = new HuffmanBits(stream, data);
        lines(bits, components, used, selection, shift);
        decoded += count;
        return bits.marker();
    }

    private int component(int id) throws PixelDataException {
        for (int i = 0; i < componentIds.length; i++) {
            if (componentIds[i] == id) {
                return i;
            }
        }
        throw new PixelDataException("a lossless JPEG scan names a component that is not there");
    }

    private void lines(HuffmanBits bits, int[] components, HuffmanTable[] used, int selection, int shift) throws PixelDataException {
        int columns = format.columns();
        if (restartInterval % columns != 0) {
            throw new PixelDataException("lossless JPEG with restarts within a line is not decoded");
        }
        int linesPerInterval = restartInterval / columns;
        int[][] above = new int[components.length][columns];
        int[][] line = new int[components.length][columns];
        for (int y = 0; y < format.rows(); y++) {
            boolean restart = linesPerInterval > 0 && y > 0 && y % linesPerInterval == 0;
            if (restart) {
                bits.restart();
            }
            boolean first = y == 0 || restart;
            for (int x = 0; x < columns; x++) {
                for (int c = 0; c < components.length; c++) {
                    int predicted = first ? x == 0 ? 1 << size.precision() - shift - 1 : line[c][x - 1]
                            : x == 0 ? above[c][0] : predict(selection, line[c][x - 1], above[c][x], above[c][x - 1]);
                    line[c][x] = predicted + bits.difference(used[c]) & 0xFFFF;
                    store(y, x, components[c], line[c][x] << shift);
                }
            }
            int[][] swap = above;
            above = line;
            line = swap;
        }
    }

    /** ITU-T T.81 table H.1, of the samples to the left, above, and above to the left. */
    private static int predict(int selection, int left, int above, int diagonal) {
        return switch (selection) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> diagonal;
            case 4 -> left + above - diagonal;
            case 5 -> left + (above - diagonal >> 1);
            case 6 -> above + (left - diagonal >> 1);
            default -> left + above >> 1;
        };
    }

    private void store(int y, int x, int component, int sample) {
        int at = ((y * format.columns() + x) * format.samples() + component) * bytes;
        samples[at] = (byte) sample;
        if (bytes > 1) {
            samples[at + 1] = (byte) (sample >> 8);
        }
    }

    private int word(int at) {
        return (stream[at] & 0xFF) << 8 | stream[at + 1] & 0xFF;
    }
}
