package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import org.affinitydomain.dicom.io.DicomFormatException;

/** What a peer is answered when a service throws. */
final class ServiceFault {
    private ServiceFault() {
    }

    /**
     * The failure to answer.
     *
     * @param otherwise the status when the fault itself says none
     * @throws IOException the fault itself, when the association is gone or to be aborted, so that nothing is answered
     */
    static DimseException of(DimseAssociation association, IOException fault, Status otherwise) throws IOException {
        if (!association.isOpen() || fault instanceof AbortException) {
            throw fault;
        }
        if (fault instanceof DimseException known) {
            return known;
        }
        return new DimseException(fault instanceof DicomFormatException ? Status.CANNOT_UNDERSTAND : otherwise,
                String.valueOf(fault.getMessage()));
    }
}
