package org.affinitydomain.dicom.pixel;

/** What the bytes of a frame say (PS3.5 8.1). */
final class StoredValues {
    private StoredValues() {
    }

    /** The values of a frame of one sample per pixel, without the bits that mean nothing. */
    static int[] of(byte[] pixels, PixelFormat format) throws PixelDataException {
        int bits = format.bitsAllocated();
        if (bits != 1 && bits != 8 && bits != 16 && bits != 32 || format.samples() != 1) {
            throw new PixelDataException("pixels of " + format.samples() + " samples of " + bits + " bits are not rendered as "
                    + format.photometricInterpretation());
        }
        int[] values = new int[format.rows() * format.columns()];
        int below = format.highBit() + 1 - format.bitsStored();
        int left = 32 - format.highBit() - 1;
        for (int i = 0; i < values.length; i++) {
            int word = switch (bits) {
                case 1 -> pixels[i / 8] >> i % 8 & 1;
                case 8 -> pixels[i] & 0xFF;
                case 16 -> pixels[2 * i] & 0xFF | (pixels[2 * i + 1] & 0xFF) << 8;
                default -> pixels[4 * i] & 0xFF | (pixels[4 * i + 1] & 0xFF) << 8 | (pixels[4 * i + 2] & 0xFF) << 16 | pixels[4 * i + 3] << 24;
            };
            values[i] = format.signed() ? word << left >> left + below : word << left >>> left + below;
        }
        return values;
    }

    /** Red, green and blue of every pixel, of 8 bits each. */
    static byte[] rgb(byte[] pixels, PixelFormat format) throws PixelDataException {
        if (format.samples() != 3 || format.bitsAllocated() != 8 && format.bitsAllocated() != 16) {
            throw new PixelDataException("colours of " + format.samples() + " samples of " + format.bitsAllocated() + " bits are not rendered");
        }
        int count = format.rows() * format.columns();
        byte[] rgb = new byte[3 * count];
        boolean subsampled = format.isSubsampled();
        int shift = format.bitsStored() - 8;
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < 3; c++) {
                // two luminances and one of each chrominance are in four bytes (PS3.3 C.7.6.3.1.2)
                int at = subsampled ? i / 2 * 4 + (c == 0 ? i % 2 : c + 1) : format.planar() ? c * count + i : 3 * i + c;
                rgb[3 * i + c] = format.bitsAllocated() == 8 ? pixels[at]
                        : (byte) ((pixels[2 * at] & 0xFF | (pixels[2 * at + 1] & 0xFF) << 8) >> Math.max(0, shift));
            }
        }
        if (format.photometricInterpretation().startsWith("YBR_FULL")) {
            Colours.ybrFullToRgb(rgb);
        }
        return rgb;
    }
}
