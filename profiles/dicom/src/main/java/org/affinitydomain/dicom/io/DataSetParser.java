package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a data set in one pass and tells a handler (PS3.5 7). Every nested length is checked against what
 * contains it, the depth and the bytes held in memory against the limits.
 */
final class DataSetParser {
    /** What an element or item costs in memory beside its bytes (maps, records, arrays), against endless empty ones. */
    private static final int OVERHEAD = 128;
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    private static final long NO_END = Long.MAX_VALUE;
    private static final byte[] NO_BYTES = new byte[0];

    private final DicomInput in;
    private final ReadOptions options;
    private final DataSetHandler handler;
    private final HeaderReader headers;
    private long held;

    DataSetParser(DicomInput in, ReadOptions options, DataSetHandler handler) {
        this.in = in;
        this.options = options;
        this.handler = handler;
        this.headers = new HeaderReader(in);
    }

    /** Reads elements until the input ends, an element's group is beyond the last one wanted, or the handler stops. */
    void parse(Encoding encoding, int lastGroup) throws IOException {
        boolean first = true;
        while (in.has(1)) {
            in.require(8);
            int tag = in.peekTag(0, encoding.bigEndian());
            boolean padding = tag == 0 && !first; // zeros after the last element, left by some archives
            if (padding || Tag.group(tag) > lastGroup || !element(encoding, NO_END, 0)) {
                return;
            }
            first = false;
        }
    }

    /** Reads the elements of an item. Returns false when the handler stops. */
    private boolean item(Encoding encoding, long end, int depth) throws IOException {
        while (in.position() < end) {
            in.require(8);
            if (in.peekTag(0, encoding.bigEndian()) == Tag.ITEM_DELIMITATION_ITEM) {
                in.advance(8);
                if (end != NO_END && in.position() != end) {
                    throw in.fault("An item ends before its length says so");
                }
                return true;
            }
            if (!element(encoding, end, depth)) {
                return false;
            }
        }
        if (in.position() > end) {
            throw in.fault("An item goes on beyond what its length says");
        }
        return true;
    }

    private boolean element(Encoding encoding, long end, int depth) throws IOException {
        ElementHeader header = headers.read(encoding, depth);
        if (Tag.group(header.tag()) == 0xFFFE) {
            throw in.fault(Tag.toString(header.tag()) + " stands where an element is expected");
        }
        if (!header.isUndefinedLength() && header.length() > end - in.position()) {
            throw in.fault(header + " of " + header.length() + " bytes is longer than what contains it");
        }
        if (header.vr() == VR.SQ) {
            boolean implicit = encoding.explicitVr() && !header.explicitVr();
            // What is inside of UN is Implicit VR Little Endian, whatever the rest is (PS3.5 6.2.2).
            return sequence(header, implicit ? Encoding.IMPLICIT_LITTLE : encoding, end);
        }
        return value(header, encoding);
    }

    private boolean sequence(ElementHeader header, Encoding encoding, long end) throws IOException {
        if (header.depth() >= options.maxDepth()) {
            throw in.fault("Sequences are nested deeper than " + options.maxDepth() + " levels");
        }
        hold(header, 0);
        handler.beginSequence(header);
        boolean undefined = header.isUndefinedLength();
        long sequenceEnd = undefined ? end : in.position() + header.length();
        while (undefined || in.position() < sequenceEnd) {
            in.require(8);
            int tag = in.peekTag(0, encoding.bigEndian());
            long length = in.peekUnsignedInt(4, encoding.bigEndian());
            if (tag == Tag.SEQUENCE_DELIMITATION_ITEM && undefined) {
                in.advance(8);
                break;
            }
            if (tag != Tag.ITEM) {
                throw in.fault("An item of " + header + " expected, " + Tag.toString(tag) + " found");
            }
            in.advance(8);
            if (!sequenceItem(header, encoding, length, sequenceEnd)) {
                return false;
            }
        }
        if (in.position() > sequenceEnd) {
            throw in.fault(header + " ends beyond what contains it");
        }
        handler.endSequence(header);
        return true;
    }

    private boolean sequenceItem(ElementHeader header, Encoding encoding, long length, long sequenceEnd)
            throws IOException {
        boolean undefined = length == ElementHeader.UNDEFINED;
        if (!undefined && length > sequenceEnd - in.position()) {
            throw in.fault("An item of " + header + " is longer than the sequence");
        }
        hold(header, 0);
        handler.beginItem();
        if (!item(encoding, undefined ? NO_END : in.position() + length, header.depth() + 1)) {
            return false;
        }
        handler.endItem();
        return true;
    }

    private boolean value(ElementHeader header, Encoding encoding) throws IOException {
        switch (handler.decide(header)) {
            case STOP:
                return false;
            case SKIP:
                skip(header, encoding);
                return true;
            default:
                read(header, encoding);
                return true;
        }
    }

    private void read(ElementHeader header, Encoding encoding) throws IOException {
        if (header.isUndefinedLength()) {
            handler.fragments(header, fragments(header, encoding));
            return;
        }
        byte[] value = bytes(header, header.length());
        if (encoding.bigEndian() && header.explicitVr()) {
            ByteOrders.swap(value, header.vr().wordSize());
        }
        handler.value(header, value);
    }

    private List<byte[]> fragments(ElementHeader header, Encoding encoding) throws IOException {
        List<byte[]> fragments = new ArrayList<>();
        for (long length = fragmentLength(header, encoding); length >= 0; length = fragmentLength(header, encoding)) {
            fragments.add(bytes(header, length));
        }
        return fragments;
    }

    private void skip(ElementHeader header, Encoding encoding) throws IOException {
        hold(header, 0);
        if (header.isUndefinedLength()) {
            for (long length = fragmentLength(header, encoding); length >= 0;
                    length = fragmentLength(header, encoding)) {
                in.skip(length);
            }
        } else {
            in.skip(header.length());
        }
        handler.skipped(header, in.position() - header.valueOffset());
    }

    /** The length of the next fragment, or -1 when the sequence delimiter was read instead. */
    private long fragmentLength(ElementHeader header, Encoding encoding) throws IOException {
        in.require(8);
        int tag = in.peekTag(0, encoding.bigEndian());
        long length = in.peekUnsignedInt(4, encoding.bigEndian());
        if (tag != Tag.SEQUENCE_DELIMITATION_ITEM && (tag != Tag.ITEM || length == ElementHeader.UNDEFINED)) {
            throw in.fault("A fragment of " + header + " expected, " + Tag.toString(tag) + " found");
        }
        in.advance(8);
        return tag == Tag.ITEM ? length : -1;
    }

    private byte[] bytes(ElementHeader header, long length) throws IOException {
        hold(header, length);
        return length == 0 ? NO_BYTES : in.read(length);
    }

    private void hold(ElementHeader header, long length) throws DicomFormatException {
        held += length + OVERHEAD;
        if (held > options.maxHeldBytes() || length > MAX_ARRAY) {
            throw in.fault(header + " exceeds the limit of " + options.maxHeldBytes() + " bytes in memory");
        }
    }
}
