package org.affinitydomain.imagingsource.archive;

/**
 * An instance that has been received.
 *
 * @param sopClassUid    SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param studyUid       Study Instance UID
 */
public record ReceivedInstance(String sopClassUid, String sopInstanceUid, String studyUid) {
}
