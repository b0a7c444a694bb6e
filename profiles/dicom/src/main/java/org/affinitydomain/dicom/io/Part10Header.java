package org.affinitydomain.dicom.io;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * What a Part 10 file says of itself.
 *
 * @param fileMeta       the File Meta Information (PS3.10 7.1); empty for a bare data set
 * @param transferSyntax the encoding of the data set, judged by its first element where nothing names it
 * @param dataSetOffset  bytes from the start of the file to the data set
 */
public record Part10Header(DataSet fileMeta, TransferSyntax transferSyntax, long dataSetOffset) {
}
