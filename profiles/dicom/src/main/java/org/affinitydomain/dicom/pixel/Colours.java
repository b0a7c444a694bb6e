package org.affinitydomain.dicom.pixel;

/** From luminance and chrominance to red, green and blue (PS3.3 C.7.6.3.1.2), in the fixed point numbers that JPEG decoders use. */
final class Colours {
    private static final int SCALE = 16;
    private static final int HALF = 1 << SCALE - 1;
    private static final int RED_OF_CR = fixed(1.402);
    private static final int GREEN_OF_CB = fixed(0.344136);
    private static final int GREEN_OF_CR = fixed(0.714136);
    private static final int BLUE_OF_CB = fixed(1.772);

    private Colours() {
    }

    /** Converts pixels of YBR_FULL, of a byte a sample, in place. */
    static void ybrFullToRgb(byte[] pixels) {
        for (int at = 0; at + 2 < pixels.length; at += 3) {
            int y = pixels[at] & 0xFF;
            int cb = (pixels[at + 1] & 0xFF) - 128;
            int cr = (pixels[at + 2] & 0xFF) - 128;
            pixels[at] = clamp(y + (RED_OF_CR * cr + HALF >> SCALE));
            pixels[at + 1] = clamp(y + (-GREEN_OF_CB * cb - GREEN_OF_CR * cr + HALF >> SCALE));
            pixels[at + 2] = clamp(y + (BLUE_OF_CB * cb + HALF >> SCALE));
        }
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << SCALE) + 0.5);
    }
}
