package org.affinitydomain.dicom.dimse;

import org.affinitydomain.dicom.data.DataSet;

/**
 * A query (PS3.4 C.4.1).
 *
 * @param callingAeTitle who asks
 * @param calledAeTitle  whom
 * @param sopClassUid    the information model
 * @param identifier     the keys
 */
public record FindRequest(String callingAeTitle, String calledAeTitle, String sopClassUid, DataSet identifier) {
}
