package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

import java.io.IOException;

/** Reads what stands before a value (PS3.5 7.1.2, 7.1.3), and settles its value representation. */
final class HeaderReader {
    private final DicomInput in;

    HeaderReader(DicomInput in) {
        this.in = in;
    }

    ElementHeader read(Encoding encoding, int depth) throws IOException {
        in.require(8);
        int tag = in.peekTag(0, encoding.bigEndian());
        if (encoding.explicitVr() && isLetter(in.peekByte(4)) && isLetter(in.peekByte(5))) {
            return explicit(tag, encoding, depth);
        }
        // Also in explicit encodings: some devices write single elements or whole items without their VR.
        long length = in.peekUnsignedInt(4, encoding.bigEndian());
        in.advance(8);
        VR vr = undefinedLengthVr(tag, Dictionary.standard().implicitVr(tag), length);
        return new ElementHeader(tag, vr, length, in.position(), depth, false);
    }

    private ElementHeader explicit(int tag, Encoding encoding, int depth) throws IOException {
        VR vr = VR.of(in.peekByte(4), in.peekByte(5)).orElse(null);
        long length;
        if (vr != null && !vr.hasLongLength()) {
            length = in.peekShort(6, encoding.bigEndian());
            in.advance(8);
        } else {
            // A value representation of a later edition has a 32-bit length and is read as UN (PS3.5 6.2).
            in.require(12);
            length = in.peekUnsignedInt(8, encoding.bigEndian());
            in.advance(12);
        }
        if (vr == null || vr == VR.UN) {
            return unknown(tag, length, depth);
        }
        if (length == ElementHeader.UNDEFINED && vr != VR.SQ && vr.kind() != VR.Kind.BYTES) {
            throw in.fault(Tag.toString(tag) + " " + vr + " cannot have an undefined length");
        }
        return new ElementHeader(tag, vr, length, in.position(), depth, true);
    }

    /**
     * UN of a public attribute or a private creator gets the VR of the dictionary; its value is Implicit VR Little
     * Endian (PS3.5 6.2.2, 7.8.1).
     */
    private ElementHeader unknown(int tag, long length, int depth) {
        VR vr = Dictionary.standard().implicitVr(tag);
        return new ElementHeader(tag, undefinedLengthVr(tag, vr, length), length, in.position(), depth, false);
    }

    /** Only sequences and encapsulated pixel data, which is OB (PS3.5 A.4), have undefined lengths (PS3.5 7.1.1). */
    private static VR undefinedLengthVr(int tag, VR vr, long length) {
        return length != ElementHeader.UNDEFINED ? vr : tag == Tag.PIXEL_DATA ? VR.OB : VR.SQ;
    }

    private static boolean isLetter(int b) {
        return b >= 'A' && b <= 'Z';
    }
}
