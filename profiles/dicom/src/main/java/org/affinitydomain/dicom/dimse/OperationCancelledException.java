package org.affinitydomain.dicom.dimse;

import java.io.IOException;

/** Thrown by a {@link StorageReceiver} of a retrieve that wants no more: the retrieve is cancelled. */
public final class OperationCancelledException extends IOException {
    private static final long serialVersionUID = 1L;

    public OperationCancelledException(String message) {
        super(message);
    }
}
