package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;

import java.io.IOException;

/**
 * How elements are written down.
 *
 * @param explicitVr true when elements name their value representation
 * @param bigEndian  true for big endian byte order
 */
record Encoding(boolean explicitVr, boolean bigEndian) {
    static final Encoding IMPLICIT_LITTLE = new Encoding(false, false);
    static final Encoding EXPLICIT_LITTLE = new Encoding(true, false);

    static Encoding of(TransferSyntax syntax) {
        return new Encoding(syntax.explicitVr(), syntax.bigEndian());
    }

    /** Judges by the first element: for data sets without file meta information, or without a transfer syntax in it. */
    static Encoding guess(DicomInput in) throws IOException {
        in.require(8);
        boolean explicitVr = VR.of(in.peekByte(4), in.peekByte(5)).isPresent();
        // The first group is small, so that its high byte is zero.
        boolean bigEndian = in.peekShort(0, false) > 0xFF && in.peekByte(0) == 0;
        return new Encoding(explicitVr, bigEndian);
    }

    TransferSyntax transferSyntax() {
        if (!explicitVr) {
            return TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        }
        return bigEndian ? TransferSyntax.EXPLICIT_VR_BIG_ENDIAN : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }
}
