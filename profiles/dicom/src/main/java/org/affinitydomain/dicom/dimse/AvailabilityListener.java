package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.data.DataSet;

/** Is told which instances have become available (RAD TF-3 4.49, PS3.4 R). Several associations may use it at a time. */
@FunctionalInterface
public interface AvailabilityListener {

    /**
     * Takes a notification. When it returns, the notification is answered as done, so it has to be safe by then.
     *
     * @param callingAeTitle who tells
     * @param sopInstanceUid of the notification itself
     * @param notification   its attributes: Referenced Study, Series and SOP (PS3.3 B.16, PS3.4 table R.3.2.1-1)
     * @throws DimseException to answer a failure
     * @throws IOException    when it cannot be kept
     */
    void available(String callingAeTitle, String sopInstanceUid, DataSet notification) throws IOException;
}
