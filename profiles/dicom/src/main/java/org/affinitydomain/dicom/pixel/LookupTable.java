package org.affinitydomain.dicom.pixel;

import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.VR;

/**
 * A table from stored or modality values to others (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
 *
 * @param first   the value that the first entry is for
 * @param bits    bits of an entry
 * @param entries the entries, unsigned
 */
record LookupTable(int first, int bits, int[] entries) {

    /**
     * The table of a descriptor and its data.
     *
     * @param signed whether the first value mapped is signed
     * @return empty where there is none, or none that is whole
     */
    static Optional<LookupTable> of(DataSet dataSet, int descriptorTag, int dataTag, boolean signed) {
        if (!(dataSet.element(descriptorTag).orElse(null) instanceof Element.Value descriptor) || descriptor.bytes().length < 6
                || !(dataSet.element(dataTag).orElse(null) instanceof Element.Value data)) {
            return Optional.empty();
        }
        int length = word(descriptor.bytes(), 0);
        int count = length == 0 ? 0x10000 : length;
        int first = word(descriptor.bytes(), 2);
        int bits = word(descriptor.bytes(), 4);
        boolean bytes = bits <= 8 && data.bytes().length < 2 * count; // packed two in a word
        if (data.bytes().length < (bytes ? count : 2 * count) || bits < 1 || bits > 16) {
            return Optional.empty();
        }
        int[] entries = new int[count];
        for (int i = 0; i < count; i++) {
            entries[i] = bytes ? data.bytes()[i] & 0xFF : word(data.bytes(), 2 * i);
        }
        return Optional.of(new LookupTable(signed || descriptor.vr() == VR.SS ? (short) first : first, bits, entries));
    }

    /** The entry of a value; values beyond the ends have the entries at the ends. */
    int of(int value) {
        return entries[Math.max(0, Math.min(entries.length - 1, value - first))];
    }

    /** The entry of a value, from 0 to 1. */
    double shade(double value) {
        return Math.min(1, of((int) Math.round(value)) / (double) ((1 << bits) - 1));
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
