package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;

/**
 * What stands before a value.
 *
 * @param tag         the tag
 * @param vr          the value representation, from the encoding or the dictionary
 * @param length      bytes of the value, or {@link #UNDEFINED}
 * @param valueOffset bytes from the start of the source to the value
 * @param depth       how many sequences the element is inside of
 * @param explicitVr  true when the encoding named the value representation
 */
public record ElementHeader(int tag, VR vr, long length, long valueOffset, int depth, boolean explicitVr) {
    /** The length FFFFFFFFH: the value ends with a delimiter (PS3.5 7.1.1). */
    public static final long UNDEFINED = 0xFFFFFFFFL;

    /** True when the value ends with a delimiter. */
    public boolean isUndefinedLength() {
        return length == UNDEFINED;
    }

    /** True for pixel data in fragments (PS3.5 A.4). */
    public boolean isEncapsulated() {
        return isUndefinedLength() && vr != VR.SQ;
    }

    @Override
    public String toString() {
        return Tag.toString(tag) + " " + vr;
    }
}
