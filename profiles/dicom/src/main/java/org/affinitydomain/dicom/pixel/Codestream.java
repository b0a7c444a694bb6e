package org.affinitydomain.dicom.pixel;

/**
 * What the head of a compressed frame says of its size, read before any decoder reserves memory for it.
 *
 * @param width      pixels of a line
 * @param height     lines
 * @param components samples of a pixel
 * @param precision  bits of a sample
 */
record Codestream(int width, int height, int components, int precision) {

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
}
