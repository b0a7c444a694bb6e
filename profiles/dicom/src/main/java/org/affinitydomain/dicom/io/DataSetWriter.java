package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a data set in Implicit or Explicit VR Little Endian (PS3.5 A.1, A.2; encapsulated syntaxes are the latter).
 * Sequences inside of data sets get defined lengths; {@link #beginSequence} writes one of undefined length whose
 * items may come one by one, so that a sequence of any size needs no memory.
 */
public final class DataSetWriter {
    private static final int UNDEFINED = 0xFFFFFFFF;

    private final OutputStream out;
    private final ElementLengths lengths;
    private final TransferSyntax syntax;
    private final boolean explicitVr;
    private final byte[] header = new byte[12];

    /**
     * @param out    where to write; {@link #flush} when done
     * @param syntax a little endian transfer syntax that is not deflated
     * @throws IllegalArgumentException for another transfer syntax
     */
    public DataSetWriter(OutputStream out, TransferSyntax syntax) {
        if (syntax.bigEndian() || syntax.deflated()) {
            throw new IllegalArgumentException("Data sets are not written in transfer syntax " + syntax.uid());
        }
        this.out = new BufferedOutputStream(out, 16 << 10);
        this.syntax = syntax;
        this.explicitVr = syntax.explicitVr();
        this.lengths = new ElementLengths(explicitVr);
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
            padded(value.bytes(), vr);
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

    /** Hands everything written so far to the stream behind. */
    public void flush() throws IOException {
        out.flush();
    }

    private void fragments(Element.Fragments pixels) throws IOException {
        if (!syntax.encapsulated()) {
            throw new IllegalArgumentException("Transfer syntax " + syntax.uid() + " has no encapsulated pixel data");
        }
        header(pixels.tag(), pixels.vr(), UNDEFINED);
        for (byte[] fragment : pixels.fragments()) {
            tagAndLength(Tag.ITEM, fragment.length + (fragment.length & 1));
            padded(fragment, VR.OB);
        }
        tagAndLength(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
    }

    private void padded(byte[] bytes, VR vr) throws IOException {
        out.write(bytes);
        if ((bytes.length & 1) != 0) {
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
        putShort(at, value);
        putShort(at + 2, value >>> 16);
    }

    private void putShort(int at, int value) {
        header[at] = (byte) value;
        header[at + 1] = (byte) (value >>> 8);
    }
}
