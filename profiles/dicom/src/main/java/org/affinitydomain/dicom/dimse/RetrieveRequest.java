package org.affinitydomain.dicom.dimse;

import org.affinitydomain.dicom.data.DataSet;

/**
 * A wish for instances (PS3.4 C.4.2 and C.4.3).
 *
 * @param callingAeTitle who asks
 * @param calledAeTitle  whom
 * @param sopClassUid    the information model
 * @param identifier     the level and the unique keys
 */
public record RetrieveRequest(String callingAeTitle, String calledAeTitle, String sopClassUid, DataSet identifier) {
}
