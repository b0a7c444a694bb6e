package org.affinitydomain.dicom.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A Part 10 file of which the File Meta Information has been read: its data set follows, byte for byte. Closing it closes the
 * source.
 *
 * @param header  what the file says of itself
 * @param content the data set as it is encoded
 * @param source  where it comes from
 */
public record Part10DataSet(Part10Header header, InputStream content, InputStream source) implements Closeable {

    /**
     * Reads preamble and File Meta Information.
     *
     * @throws DicomFormatException when it is no DICOM file; the source is closed then
     */
    public static Part10DataSet open(InputStream source) throws IOException {
        boolean opened = false;
        try {
            DicomInput input = new DicomInput(source, 0);
            Part10Header header = Part10Reader.header(input);
            Part10DataSet dataSet = new Part10DataSet(header, input.remaining(), source);
            opened = true;
            return dataSet;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
