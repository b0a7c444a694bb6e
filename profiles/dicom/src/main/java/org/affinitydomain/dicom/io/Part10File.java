package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * A Part 10 file as far as it was read.
 *
 * @param header  what the file says of itself
 * @param dataSet the data set
 */
public record Part10File(Part10Header header, DataSet dataSet) {
    /** The encoding of the data set. */
    public TransferSyntax transferSyntax() {
        return header.transferSyntax();
    }

    /** The File Meta Information. */
    public DataSet fileMeta() {
        return header.fileMeta();
    }
}
