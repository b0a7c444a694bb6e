package org.affinitydomain.dicom.dimse;

import java.io.InputStream;

/**
 * An instance that a C-GET brings, while it is read.
 *
 * @param request what it is
 * @param dataSet its data set, without File Meta Information; what is not read is passed over by the next step
 */
public record IncomingInstance(StoreRequest request, InputStream dataSet) {

    /** Its Part 10 file: preamble and File Meta Information, then the data set as it comes. */
    public InputStream part10() {
        return request.part10(dataSet);
    }
}
