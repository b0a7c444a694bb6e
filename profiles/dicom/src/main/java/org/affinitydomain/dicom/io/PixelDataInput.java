package org.affinitydomain.dicom.io;

import java.io.IOException;
import java.util.Optional;
import org.affinitydomain.dicom.data.Tag;

/** The value of pixel data while it is read: one value, or the fragments of encapsulated pixel data (PS3.5 A.4). */
public final class PixelDataInput {

    private static final long MAX_FRAGMENT = Integer.MAX_VALUE - 8;

    private final DicomInput in;
    private final ElementHeader header;
    private final Encoding encoding;
    private long left;

    PixelDataInput(DicomInput in, ElementHeader header, Encoding encoding) {
        this.in = in;
        this.header = header;
        this.encoding = encoding;
        this.left = header.length();
    }

    /** What stands before the value. */
    public ElementHeader header() {
        return header;
    }

    /** Bytes that are left of a value that is not encapsulated. */
    public long left() {
        return header.isEncapsulated() ? 0 : left;
    }

    /**
     * The next bytes of a value that is not encapsulated, in little endian byte order.
     *
     * @param most how many; a multiple of the word size of the value representation
     * @return fewer at the end of the value
     */
    public byte[] read(int most) throws IOException {
        byte[] bytes = in.read(Math.min(most, left()));
        left -= bytes.length;
        if (encoding.bigEndian()) {
            ByteOrders.swap(bytes, header.vr().wordSize());
        }
        return bytes;
    }

    /** Passes over bytes of a value that is not encapsulated. */
    public void skip(long count) throws IOException {
        long skipped = Math.min(count, left());
        in.skip(skipped);
        left -= skipped;
    }

    /**
     * The next fragment of encapsulated pixel data, the first one being the Basic Offset Table; empty at the end.
     *
     * @param most the longest fragment that is read
     * @throws DicomFormatException when it is longer, or no fragment stands here
     */
    public Optional<byte[]> fragment(long most) throws IOException {
        if (!header.isEncapsulated() || left == 0) {
            return Optional.empty();
        }
        in.require(8);
        int tag = in.peekTag(0, encoding.bigEndian());
        long length = in.peekUnsignedInt(4, encoding.bigEndian());
        if (tag == Tag.SEQUENCE_DELIMITATION_ITEM) {
            in.advance(8);
            left = 0;
            return Optional.empty();
        }
        if (tag != Tag.ITEM || length > most) {
            throw in.fault(tag != Tag.ITEM ? "A fragment of pixel data expected, " + Tag.toString(tag) + " found"
                    : "A fragment of " + length + " bytes exceeds the limit of " + most);
        }
        in.advance(8);
        return Optional.of(length == 0 ? new byte[0] : in.read(length));
    }

    void skipRest() throws IOException {
        if (header.isEncapsulated()) {
            Optional<byte[]> fragment = fragment(MAX_FRAGMENT);
            while (fragment.isPresent()) {
                fragment = fragment(MAX_FRAGMENT);
            }
        } else {
            skip(left);
        }
    }
}
