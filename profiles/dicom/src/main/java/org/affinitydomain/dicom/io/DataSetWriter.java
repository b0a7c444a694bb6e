package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes a data set in any transfer syntax of PS3.5 A: Implicit and Explicit VR, little and big endian, deflated;
 * encapsulated ones as far as fragments of pixel data are given. Sequences inside of data sets get defined lengths;
 * {@link #beginSequence} writes one of undefined length whose items may come one by one, so that a sequence of any size
 * needs no memory, and {@link #beginValue} a value that comes piece by piece.
 */
public final class DataSetWriter {
    private static final int UNDEFINED = 0xFFFFFFFF;
    private static final long MAX_LENGTH = 0xFFFFFFFEL;

    private final OutputStream out;
    private final Optional<DeflatedOutput> deflated;
    private final ElementLengths lengths;
    private final TransferSyntax syntax;
    private final boolean explicitVr;
    private final byte[] header = new byte[12];
    private VR valueVr = VR.UN;

    /**
     * @param out    where to write; {@link #finish} when done
     * @param syntax the transfer syntax
     */
    public DataSetWriter(OutputStream out, TransferSyntax syntax) {
        this.deflated = syntax.deflated() ? Optional.of(new DeflatedOutput(out)) : Optional.empty();
        this.out = new BufferedOutputStream(deflated.<OutputStream>map(deflating -> deflating).orElse(out), 16 << 10);
        this.syntax = syntax;
        this.explicitVr = syntax.explicitVr();
        this.lengths = new ElementLengths(explicitVr);
    }

    /** A data set that is small, as bytes. */
    public static byte[] encode(DataSet dataSet, TransferSyntax syntax) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataSetWriter(bytes, syntax).write(dataSet).finish();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes all elements of a data set but retired group lengths, which tell the lengths of another encoding. */
    public DataSetWriter write(DataSet dataSet) throws IOException {
        for (Element element : dataSet.elements()) {
            if (lengths.isWritten(element)) {
                write(element);
            }
        }
        return this;
    }

    /**
     * Writes one element. The caller keeps tags ascending (PS3.5 7.1).
     *
     * @throws IllegalArgumentException for a value that was left in its source, and for fragments of pixel data
     *                                  where the transfer syntax has none
     */
    public DataSetWriter write(Element element) throws IOException {
        if (element instanceof Element.Value value) {
            VR vr = lengths.vr(value);
            header(value.tag(), vr, value.bytes().length + (value.bytes().length & 1));
            valueVr = vr; // what goes as UN is little endian everywhere (PS3.5 6.2.2)
            value(value.bytes(), 0, value.bytes().length);
            pad(value.bytes().length, vr);
        } else if (element instanceof Element.Sequence sequence) {
            header(sequence.tag(), VR.SQ, lengths.content(sequence));
            for (DataSet item : sequence.items()) {
                item(item);
            }
        } else if (element instanceof Element.Fragments fragments) {
            fragments(fragments);
        } else {
            throw new IllegalArgumentException(Tag.toString(element.tag()) + " is not in memory");
        }
        return this;
    }

    /** Begins a sequence of undefined length. */
    public DataSetWriter beginSequence(int tag) throws IOException {
        header(tag, VR.SQ, UNDEFINED);
        return this;
    }

    /** Writes an item of the sequence begun last. */
    public DataSetWriter item(DataSet item) throws IOException {
        tagAndLength(Tag.ITEM, lengths.of(item));
        return write(item);
    }

    /** Begins an item of undefined length. */
    public DataSetWriter beginItem() throws IOException {
        tagAndLength(Tag.ITEM, UNDEFINED);
        return this;
    }

    /** Ends the item begun last. */
    public DataSetWriter endItem() throws IOException {
        tagAndLength(Tag.ITEM_DELIMITATION_ITEM, 0);
        return this;
    }

    /** Ends the sequence begun last. */
    public DataSetWriter endSequence() throws IOException {
        tagAndLength(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
        return this;
    }

    /**
     * Begins a value that comes piece by piece by {@link #value}, so that one of any size needs no memory.
     *
     * @param vr     a value representation with a 32-bit length
     * @param length bytes of the whole value, an even number
     */
    public DataSetWriter beginValue(int tag, VR vr, long length) throws IOException {
        if (!vr.hasLongLength() || length % 2 != 0 || length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(Tag.toString(tag) + ' ' + vr + " cannot have " + length + " bytes");
        }
        header(tag, vr, (int) length);
        valueVr = vr;
        return this;
    }

    /** Writes the next piece, in little endian byte order and of whole words, of the value begun last. */
    public DataSetWriter value(byte[] bytes, int offset, int length) throws IOException {
        if (syntax.bigEndian() && valueVr.wordSize() > 1) {
            byte[] piece = Arrays.copyOfRange(bytes, offset, offset + length);
            ByteOrders.swap(piece, valueVr.wordSize());
            out.write(piece);
        } else {
            out.write(bytes, offset, length);
        }
        return this;
    }

    /** Hands everything written so far to the stream behind, but for what a deflate stream keeps back to compress it. */
    public void flush() throws IOException {
        out.flush();
    }

    /** Ends the data set and flushes. The stream behind stays open. */
    public void finish() throws IOException {
        out.flush();
        if (deflated.isPresent()) {
            deflated.get().finish();
        }
    }

    private void fragments(Element.Fragments pixels) throws IOException {
        if (!syntax.encapsulated()) {
            throw new IllegalArgumentException("Transfer syntax " + syntax.uid() + " has no encapsulated pixel data");
        }
        header(pixels.tag(), pixels.vr(), UNDEFINED);
        for (byte[] fragment : pixels.fragments()) {
            tagAndLength(Tag.ITEM, fragment.length + (fragment.length & 1));
            out.write(fragment);
            pad(fragment.length, VR.OB);
        }
        tagAndLength(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
    }

    private void pad(int length, VR vr) throws IOException {
        if ((length & 1) != 0) {
            out.write(vr.padding());
        }
    }

    private void header(int tag, VR vr, int length) throws IOException {
        if (!explicitVr) {
            tagAndLength(tag, length);
            return;
        }
        putTag(tag);
        header[4] = (byte) vr.name().charAt(0);
        header[5] = (byte) vr.name().charAt(1);
        if (vr.hasLongLength()) {
            header[6] = 0;
            header[7] = 0;
            putInt(8, length);
            out.write(header, 0, 12);
        } else {
            putShort(6, length);
            out.write(header, 0, 8);
        }
    }

    private void tagAndLength(int tag, int length) throws IOException {
        putTag(tag);
        putInt(4, length);
        out.write(header, 0, 8);
    }

    private void putTag(int tag) {
        putShort(0, Tag.group(tag));
        putShort(2, Tag.element(tag));
    }

    private void putInt(int at, int value) {
        putShort(at, syntax.bigEndian() ? value >>> 16 : value);
        putShort(at + 2, syntax.bigEndian() ? value : value >>> 16);
    }

    private void putShort(int at, int value) {
        header[at] = (byte) (syntax.bigEndian() ? value >>> 8 : value);
        header[at + 1] = (byte) (syntax.bigEndian() ? value : value >>> 8);
    }
}
