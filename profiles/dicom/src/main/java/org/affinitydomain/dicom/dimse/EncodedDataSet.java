package org.affinitydomain.dicom.dimse;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A data set on its way to a peer, without preamble and File Meta Information.
 *
 * @param transferSyntaxUid what it is encoded in
 * @param content           its bytes
 */
public record EncodedDataSet(String transferSyntaxUid, InputStream content) implements Closeable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
