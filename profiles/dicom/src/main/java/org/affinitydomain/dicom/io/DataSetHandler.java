package org.affinitydomain.dicom.io;

import java.util.List;

/**
 * Receives a data set while it is read. Sequences arrive as {@code beginSequence, (beginItem, elements, endItem)*,
 * endSequence}.
 */
public interface DataSetHandler {
    /** What becomes of a value. */
    enum Decision {
        /** It is read into memory. */
        READ,
        /** It is passed over; {@link #skipped} tells where it is. */
        SKIP,
        /** Reading ends here, without an error. */
        STOP
    }

    /** Called for every element that is no sequence, before its value. */
    Decision decide(ElementHeader header);

    /** A value, in little endian byte order. The array is the handler's to keep. */
    void value(ElementHeader header, byte[] value);

    /** The fragments of encapsulated pixel data, the Basic Offset Table being the first. */
    void fragments(ElementHeader header, List<byte[]> fragments);

    /** A value that was passed over; its length is known now even if the header left it undefined. */
    void skipped(ElementHeader header, long length);

    /** A sequence begins. */
    void beginSequence(ElementHeader header);

    /** An item begins. */
    void beginItem();

    /** The item that began last ends. */
    void endItem();

    /** The sequence that began last ends. */
    void endSequence(ElementHeader header);
}
