package org.affinitydomain.dicom.manifest;

import java.util.OptionalInt;

/**
 * An instance that a manifest lists.
 *
 * @param sopClassUid    SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param number         Instance Number; only manifests with descriptions tell it
 * @param frames         Number of Frames of a multi-frame instance; only manifests with descriptions tell it
 */
public record Instance(String sopClassUid, String sopInstanceUid, OptionalInt number, OptionalInt frames) {
    /** An instance without description. */
    public static Instance of(String sopClassUid, String sopInstanceUid) {
        return new Instance(sopClassUid, sopInstanceUid, OptionalInt.empty(), OptionalInt.empty());
    }
}
