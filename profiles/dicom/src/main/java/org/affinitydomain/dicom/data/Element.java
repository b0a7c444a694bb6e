package org.affinitydomain.dicom.data;

import java.util.Arrays;
import java.util.List;

/**
 * A data element (PS3.5 7.1): a tag, a value representation and one of several kinds of value.
 * Binary values are little endian, whatever byte order they were read in.
 */
public sealed interface Element {
    /** The tag, {@code 0xggggeeee}. */
    int tag();

    /** The value representation. */
    VR vr();

    /** True when the value has no bytes and no items. */
    boolean isEmpty();

    /**
     * A value in memory. The bytes are shared, not copied: nobody changes them.
     *
     * @param tag   the tag
     * @param vr    any value representation but SQ
     * @param bytes the value as encoded, padding included
     */
    record Value(int tag, VR vr, byte[] bytes) implements Element {
        @Override
        public boolean isEmpty() {
            return bytes.length == 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Value that && tag == that.tag && vr == that.vr && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * tag + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return Tag.toString(tag) + " " + vr + " #" + bytes.length;
        }
    }

    /**
     * A sequence of items (PS3.5 7.5).
     *
     * @param tag   the tag
     * @param items the items in their order
     */
    record Sequence(int tag, List<DataSet> items) implements Element {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public VR vr() {
            return VR.SQ;
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /**
     * Encapsulated pixel data in memory (PS3.5 A.4): only small ones are ever read this way.
     *
     * @param tag       the tag, (7FE0,0010)
     * @param vr        OB or OW
     * @param fragments the fragments, the Basic Offset Table being the first
     */
    record Fragments(int tag, VR vr, List<byte[]> fragments) implements Element {
        public Fragments {
            fragments = List.copyOf(fragments);
        }

        @Override
        public boolean isEmpty() {
            return fragments.isEmpty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Fragments that && tag == that.tag && vr == that.vr
                    && Arrays.deepEquals(fragments.toArray(), that.fragments.toArray());
        }

        @Override
        public int hashCode() {
            return 31 * tag + Arrays.deepHashCode(fragments.toArray());
        }
    }

    /**
     * A value that was left where it is: a place in the source it was read from.
     *
     * @param tag          the tag
     * @param vr           the value representation
     * @param offset       bytes from the start of the source to the value; in a deflated data set, from the start
     *                     of the inflated data set
     * @param length       bytes of the value; for encapsulated pixel data from the first item tag to the end
     *                     of the sequence delimiter
     * @param encapsulated true for encapsulated pixel data
     */
    record BulkReference(int tag, VR vr, long offset, long length, boolean encapsulated) implements Element {
        @Override
        public boolean isEmpty() {
            return length == 0;
        }
    }

    /**
     * A value that a DICOM JSON document left where a URI points to (PS3.18 F.2.6).
     *
     * @param tag the tag
     * @param vr  the value representation
     * @param uri the BulkDataURI, as it was written
     */
    record BulkUri(int tag, VR vr, String uri) implements Element {
        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
