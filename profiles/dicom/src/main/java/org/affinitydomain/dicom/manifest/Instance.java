package org.affinitydomain.dicom.manifest;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An instance that a manifest lists.
 *
 * @param sopClassUid    SOP Class UID
 * @param sopInstanceUid SOP Instance UID
 * @param number         Instance Number; only manifests with descriptions tell it
 * @param frames         Number of Frames of a multi-frame instance; only manifests with descriptions tell it
 * @param keyObject      what a Key Object Selection Document is for; only manifests with descriptions tell it
 */
public record Instance(String sopClassUid, String sopInstanceUid, OptionalInt number, OptionalInt frames,
                       Optional<KeyObject> keyObject) {
    /** An instance that is no Key Object Selection Document, or of which that is not known. */
    public Instance(String sopClassUid, String sopInstanceUid, OptionalInt number, OptionalInt frames) {
        this(sopClassUid, sopInstanceUid, number, frames, Optional.empty());
    }

    /** An instance without description. */
    public static Instance of(String sopClassUid, String sopInstanceUid) {
        return new Instance(sopClassUid, sopInstanceUid, OptionalInt.empty(), OptionalInt.empty());
    }

    /** The same instance as a Key Object Selection Document. */
    public Instance withKeyObject(KeyObject key) {
        return new Instance(sopClassUid, sopInstanceUid, number, frames, Optional.of(key));
    }
}
