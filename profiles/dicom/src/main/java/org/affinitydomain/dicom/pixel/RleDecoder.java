package org.affinitydomain.dicom.pixel;

/** RLE Lossless (PS3.5 G): every byte of every sample is a segment of its own, the highest byte first. */
final class RleDecoder implements FrameDecoder {
    private static final int HEADER = 64;
    private static final int MAX_SEGMENTS = 15;

    @Override
    public PixelFormat decoded(PixelFormat compressed) {
        return compressed.decoded(compressed.photometricInterpretation());
    }

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) throws PixelDataException {
        int bytes = format.bytesPerSample();
        int segments = format.samples() * bytes;
        if (frame.length < HEADER || segments > MAX_SEGMENTS || word(frame, 0) != segments) {
            throw new PixelDataException("the RLE header does not announce " + segments + " segments");
        }
        byte[] pixels = new byte[format.rows() * format.columns() * segments];
        for (int segment = 0; segment < segments; segment++) {
            long start = word(frame, 4 + 4 * segment);
            long end = segment + 1 < segments ? word(frame, 8 + 4 * segment) : frame.length;
            if (start < HEADER || start > end || end > frame.length) {
                throw new PixelDataException("RLE segment " + segment + " lies outside of its frame");
            }
            int sample = segment / bytes;
            int significance = bytes - 1 - segment % bytes;
            segment(frame, (int) start, (int) end, pixels, sample * bytes + significance, segments);
        }
        return pixels;
    }

    private static void segment(byte[] frame, int start, int end, byte[] pixels, int first, int step) throws PixelDataException {
        int at = start;
        int to = first;
        while (to < pixels.length && at < end) {
            int control = frame[at++];
            if (control >= 0) {
                int count = Math.min(control + 1, end - at);
                for (int i = 0; i < count && to < pixels.length; i++, to += step) {
                    pixels[to] = frame[at + i];
                }
                at += control + 1;
            } else if (control != -128 && at < end) {
                byte repeated = frame[at++];
                for (int i = 0; i <= -control && to < pixels.length; i++, to += step) {
                    pixels[to] = repeated;
                }
            }
        }
        if (to < pixels.length) {
            throw new PixelDataException("an RLE segment has fewer bytes than the frame has pixels");
        }
    }

    private static long word(byte[] frame, int at) {
        return frame[at] & 0xFFL | (frame[at + 1] & 0xFFL) << 8 | (frame[at + 2] & 0xFFL) << 16 | (frame[at + 3] & 0xFFL) << 24;
    }
}
