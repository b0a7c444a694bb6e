package org.affinitydomain.dicom.pixel;

import java.util.Optional;
import org.affinitydomain.dicom.uid.TransferSyntax;

/** Decompresses frames of one family of transfer syntaxes. Has no state: several threads may share it. */
interface FrameDecoder {

    /**
     * The format of decompressed frames.
     *
     * @param compressed what the data set says of the compressed ones
     */
    PixelFormat decoded(PixelFormat compressed);

    /**
     * Decompresses a frame.
     *
     * @param frame  the compressed frame, of one fragment or of several put together
     * @param format what the data set says of it; the frame has to agree
     * @return the samples in little endian byte order, the colours of each pixel together; {@link PixelFormat#frameLength} bytes
     * @throws PixelDataException when it cannot be decompressed, or is damaged
     */
    byte[] decode(byte[] frame, PixelFormat format) throws PixelDataException;

    /** The decoder of a transfer syntax, if there is one. */
    static Optional<FrameDecoder> of(TransferSyntax syntax) {
        return switch (syntax.uid()) {
            // Baseline, extended (of 8 bits), lossless (process 14, and selection value 1 of it)
            case "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70" -> Optional.of(new JpegDecoder());
            case "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91" -> Optional.of(new Jpeg2000Decoder());
            case "1.2.840.10008.1.2.5" -> Optional.of(new RleDecoder());
            default -> Optional.empty();
        };
    }
}
