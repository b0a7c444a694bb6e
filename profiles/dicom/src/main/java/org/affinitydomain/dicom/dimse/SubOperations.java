package org.affinitydomain.dicom.dimse;

import java.util.List;

/**
 * How far a retrieve is (PS3.4 C.4.2.1.6 to C.4.2.1.9).
 *
 * @param remaining instances still to come
 * @param completed instances stored
 * @param failed    instances that could not be stored
 * @param warning   instances stored with a warning
 */
public record SubOperations(int remaining, int completed, int failed, int warning) {
    /** Nothing is known. */
    public static final SubOperations NONE = new SubOperations(0, 0, 0, 0);

    List<Integer> counts() {
        return List.of(remaining, completed, failed, warning);
    }
}
