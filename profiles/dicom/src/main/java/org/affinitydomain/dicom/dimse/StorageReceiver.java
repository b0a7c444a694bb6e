package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;

/** Takes instances that come by C-STORE. Several associations may use it at a time. */
@FunctionalInterface
public interface StorageReceiver {

    /**
     * Takes an instance. Reading slowly slows the peer down; what is not read is passed over.
     *
     * @param dataSet the data set as the peer encoded it, without File Meta Information: {@link StoreRequest#part10}; a read
     *                throws when the association breaks, so that a data set read to its end is whole
     * @return what the peer is answered
     * @throws DimseException to answer another status with a comment
     * @throws AbortException to abort the association
     * @throws IOException    when it cannot be stored: the peer is answered {@link Status#OUT_OF_RESOURCES}, where the
     *                        association is still there
     */
    Status receive(StoreRequest request, InputStream dataSet) throws IOException;
}
