package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;

/** An instance that can be sent by C-STORE. */
public interface InstanceToSend {

    /** SOP Class UID. */
    String sopClassUid();

    /** SOP Instance UID. */
    String sopInstanceUid();

    /** The UID of the transfer syntax of the data set. */
    String transferSyntaxUid();

    /** Opens the data set, without preamble and File Meta Information. The caller closes it. */
    InputStream openDataSet() throws IOException;
}
