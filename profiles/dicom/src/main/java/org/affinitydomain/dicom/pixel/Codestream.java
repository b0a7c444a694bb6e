package org.affinitydomain.dicom.pixel;

/**
 * What the head of a JPEG or JPEG 2000 codestream says of its size, read before any decoder reserves memory for it.
 *
 * @param width      pixels of a line
 * @param height     lines
 * @param components samples of a pixel
 * @param precision  bits of a sample
 */
record Codestream(int width, int height, int components, int precision) {
    private static final int MAX_TILES = 65_535;

    /** The frame header of a JPEG stream (ITU-T T.81 B.2.2). */
    static Codestream ofJpeg(byte[] stream) throws PixelDataException {
        int at = frameHeader(stream);
        return new Codestream(word(stream, at + 7), word(stream, at + 5), stream[at + 9] & 0xFF, stream[at + 4] & 0xFF);
    }

    /** The second byte of the marker of the frame header of a JPEG stream: the coding process (ITU-T T.81 table B.1). */
    static int jpegProcess(byte[] stream) throws PixelDataException {
        return stream[frameHeader(stream) + 1] & 0xFF;
    }

    private static int frameHeader(byte[] stream) throws PixelDataException {
        int at = 2;
        while (at + 4 <= stream.length && (stream[at] & 0xFF) == 0xFF) {
            int marker = stream[at + 1] & 0xFF;
            if (marker == 0xFF || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                at += marker == 0xFF ? 1 : 2; // fill bytes, and markers without a segment
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                requireLength(stream, at + 10);
                return at;
            } else {
                at += 2 + word(stream, at + 2);
            }
        }
        throw new PixelDataException("the frame is no JPEG stream");
    }

    /** The SIZ segment of a JPEG 2000 codestream (ITU-T T.800 A.5.1), which follows the start of the codestream. */
    static Codestream ofJpeg2000(byte[] stream) throws PixelDataException {
        requireLength(stream, 43);
        if (word(stream, 0) != 0xFF4F || word(stream, 2) != 0xFF51) {
            throw new PixelDataException("the frame is no JPEG 2000 codestream");
        }
        long width = integer(stream, 8) - integer(stream, 16);
        long height = integer(stream, 12) - integer(stream, 20);
        long tileWidth = integer(stream, 24);
        long tileHeight = integer(stream, 28);
        if (width < 1 || height < 1 || width > 0xFFFF || height > 0xFFFF || tileWidth < 1 || tileHeight < 1
                || ((width - 1) / tileWidth + 1) * ((height - 1) / tileHeight + 1) > MAX_TILES) {
            throw new PixelDataException("the JPEG 2000 codestream has a size that cannot be");
        }
        return new Codestream((int) width, (int) height, word(stream, 40), (stream[42] & 0x7F) + 1);
    }

    /** Refuses a stream whose image is not the one that the data set describes. */
    void requireLike(PixelFormat format) throws PixelDataException {
        if (width != format.columns() || height != format.rows() || components != format.samples() || precision > format.bitsAllocated()) {
            throw new PixelDataException("the compressed frame has " + width + " x " + height + " pixels of " + components + " samples and "
                    + precision + " bits, its data set says " + format.columns() + " x " + format.rows() + " of " + format.samples() + " and "
                    + format.bitsAllocated());
        }
    }

    private static void requireLength(byte[] stream, int length) throws PixelDataException {
        if (stream.length < length) {
            throw new PixelDataException("the compressed frame is cut short");
        }
    }

    private static int word(byte[] stream, int at) {
        return (stream[at] & 0xFF) << 8 | stream[at + 1] & 0xFF;
    }

    private static long integer(byte[] stream, int at) {
        return (long) word(stream, at) << 16 | word(stream, at + 2);
    }
}
