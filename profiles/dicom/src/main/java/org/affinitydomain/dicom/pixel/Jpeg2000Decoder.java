package org.affinitydomain.dicom.pixel;

/** JPEG 2000 (PS3.5 A.4.4), lossless and lossy. The decoder undoes the transformation of colours that the codestream names. */
final class Jpeg2000Decoder implements FrameDecoder {

    @Override
    public PixelFormat decoded(PixelFormat compressed) {
        boolean transformed = compressed.photometricInterpretation().equals("YBR_RCT") || compressed.photometricInterpretation().equals("YBR_ICT");
        return compressed.decoded(transformed ? "RGB" : compressed.photometricInterpretation());
    }

    @Override
    public byte[] decode(byte[] frame, PixelFormat format) throws PixelDataException {
        Jpeg2000Header.check(frame).requireLike(format);
        return Samples.of(ImagePlugins.readJpeg2000(frame), format);
    }
}
