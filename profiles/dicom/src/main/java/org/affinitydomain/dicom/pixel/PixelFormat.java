package org.affinitydomain.dicom.pixel;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

/**
 * How pixels are laid out (PS3.3 C.7.6.3.1).
 *
 * @param rows                      lines of a frame
 * @param columns                   pixels of a line
 * @param samples                   Samples per Pixel
 * @param bitsAllocated             bits that a sample takes
 * @param bitsStored                bits of a sample that count
 * @param highBit                   the highest bit that counts
 * @param signed                    Pixel Representation: two's complement
 * @param planar                    Planar Configuration: one colour after the other
 * @param photometricInterpretation what the samples mean
 * @param frames                    Number of Frames, 1 where it is absent
 */
public record PixelFormat(int rows, int columns, int samples, int bitsAllocated, int bitsStored, int highBit, boolean signed,
                          boolean planar, String photometricInterpretation, int frames) {
    private static final int MAX_SIDE = 0xFFFF;

    /**
     * The format that a data set describes.
     *
     * @throws PixelDataException when it lacks an attribute of type 1, or has one that cannot be
     */
    public static PixelFormat of(DataSet dataSet) throws PixelDataException {
        int bitsAllocated = required(dataSet, Tag.BITS_ALLOCATED, 64);
        int bitsStored = number(dataSet, Tag.BITS_STORED, bitsAllocated, 1, bitsAllocated);
        int samples = number(dataSet, Tag.SAMPLES_PER_PIXEL, 1, 1, 4);
        return new PixelFormat(required(dataSet, Tag.ROWS, MAX_SIDE), required(dataSet, Tag.COLUMNS, MAX_SIDE), samples,
                bitsAllocated, bitsStored, number(dataSet, Tag.HIGH_BIT, bitsStored - 1, bitsStored - 1, bitsAllocated - 1),
                number(dataSet, Tag.PIXEL_REPRESENTATION, 0, 0, 1) == 1,
                samples > 1 && number(dataSet, Tag.PLANAR_CONFIGURATION, 0, 0, 1) == 1,
                dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION).orElse(samples == 1 ? "MONOCHROME2" : "RGB"),
                number(dataSet, Tag.NUMBER_OF_FRAMES, 1, 1, Integer.MAX_VALUE));
    }

    private static int required(DataSet dataSet, int tag, int most) throws PixelDataException {
        int value = number(dataSet, tag, 0, 0, most);
        if (value == 0) {
            throw new PixelDataException(Tag.toString(tag) + " is missing, and with it the layout of the pixels");
        }
        return value;
    }

    private static int number(DataSet dataSet, int tag, int otherwise, int least, int most) throws PixelDataException {
        long value = dataSet.integer(tag).orElse(otherwise);
        if (value < least || value > most) {
            throw new PixelDataException(Tag.toString(tag) + " is " + value + ", which cannot be");
        }
        return (int) value;
    }

    /** Bytes that a sample takes; samples of single bits are not counted in bytes. */
    public int bytesPerSample() {
        return bitsAllocated / 8;
    }

    /** Whether two pixels share their chrominance in uncompressed pixel data (PS3.3 C.7.6.3.1.2). */
    public boolean isSubsampled() {
        return photometricInterpretation.equals("YBR_FULL_422") || photometricInterpretation.equals("YBR_PARTIAL_422");
    }

    /** Bytes of an uncompressed frame. */
    public long frameLength() {
        long pixels = (long) rows * columns;
        return bitsAllocated == 1 ? (pixels * samples + 7) / 8 : pixels * (isSubsampled() ? 2 : samples) * bytesPerSample();
    }

    /** The same as decoders give it: the colours of each pixel together and whole, under another Photometric Interpretation. */
    PixelFormat decoded(String decodedInterpretation) {
        String interpretation = decodedInterpretation.replace("_422", "");
        return new PixelFormat(rows, columns, samples, bitsAllocated, bitsStored, highBit, signed, false, interpretation, frames);
    }

    /** Refuses frames that are larger than allowed, and layouts that no decoder has. */
    void requireDecodable(long mostBytes) throws PixelDataException {
        if (bitsAllocated != 8 && bitsAllocated != 16 && bitsAllocated != 32) {
            throw new PixelDataException("samples of " + bitsAllocated + " bits are not decoded");
        }
        long bytes = (long) rows * columns * samples * bytesPerSample();
        if (bytes > mostBytes) {
            throw new PixelDataException("a frame of " + bytes + " bytes is larger than the " + mostBytes + " that are decoded at most");
        }
    }
}
