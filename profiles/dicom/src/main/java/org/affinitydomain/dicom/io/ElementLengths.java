package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

/** How many bytes elements take when they are written: what defined lengths need to know beforehand. */
final class ElementLengths {
    private static final int MAX_SHORT_LENGTH = 0xFFFF;
    private static final int ITEM_HEADER = 8;

    private final boolean explicitVr;

    ElementLengths(boolean explicitVr) {
        this.explicitVr = explicitVr;
    }

    /** The value representation to write: a value too long for its 16-bit length goes as UN (PS3.5 6.2.2). */
    VR vr(Element.Value value) {
        boolean tooLong = explicitVr && !value.vr().hasLongLength() && value.bytes().length > MAX_SHORT_LENGTH;
        return tooLong ? VR.UN : value.vr();
    }

    /** False for the group lengths that PS3.5 7.2 retired; those of command sets and file meta information remain. */
    boolean isWritten(Element element) {
        return Tag.element(element.tag()) != 0 || Tag.group(element.tag()) <= 2;
    }

    /** Bytes of all elements of a data set that are written. */
    int of(DataSet dataSet) {
        int sum = 0;
        for (Element element : dataSet.elements()) {
            sum = Math.addExact(sum, isWritten(element) ? of(element) : 0);
        }
        return sum;
    }

    /** Bytes of the items of a sequence. */
    int content(Element.Sequence sequence) {
        int sum = 0;
        for (DataSet item : sequence.items()) {
            sum = Math.addExact(sum, ITEM_HEADER + of(item));
        }
        return sum;
    }

    private int of(Element element) {
        if (element instanceof Element.Value value) {
            return header(vr(value)) + even(value.bytes().length);
        }
        if (element instanceof Element.Sequence sequence) {
            return Math.addExact(header(VR.SQ), content(sequence));
        }
        if (element instanceof Element.Fragments pixels) {
            int items = pixels.fragments().stream().mapToInt(f -> ITEM_HEADER + even(f.length)).reduce(0, Math::addExact);
            return Math.addExact(header(pixels.vr()) + ITEM_HEADER, items);
        }
        throw new IllegalArgumentException(element + " is not in memory");
    }

    private int header(VR vr) {
        return explicitVr && vr.hasLongLength() ? 12 : 8;
    }

    private static int even(int length) {
        return length + (length & 1);
    }
}
