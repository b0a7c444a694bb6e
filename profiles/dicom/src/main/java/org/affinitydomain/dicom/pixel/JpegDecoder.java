package org.affinitydomain.dicom.pixel;

/**
 * JPEG (PS3.5 A.4.1): baseline and extended of 8 bits, lossless of 16 bits at most. The samples are those of the stream; where
 * the data set says that they are luminance and chrominance they become red, green and blue, as other toolkits do it.
 */
final class JpegDecoder implements FrameDecoder {

    @Override
    public PixelFormat decoded(PixelFormat compressed) {
        return compressed.decoded(isYbr(compressed) ? "RGB" : compressed.photometricInterpretation());
    }

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) throws PixelDataException {
        Codestream size = Codestream.ofJpeg(frame);
        size.requireLike(format);
        byte[] samples = LosslessJpeg.isLossless(frame) ? new LosslessJpeg(frame, format, size).decode()
                : Samples.of(ImagePlugins.readJpeg(frame), format);
        if (isYbr(format)) {
            Colours.ybrFullToRgb(samples);
        }
        return samples;
    }

    private static boolean isYbr(PixelFormat format) {
        return format.samples() == 3 && format.bitsAllocated() == 8 && format.photometricInterpretation().startsWith("YBR_FULL");
    }
}
