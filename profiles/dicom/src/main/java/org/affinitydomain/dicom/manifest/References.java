package org.affinitydomain.dicom.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Instances that one part of a manifest lists: SOP Class UIDs by SOP Instance UIDs. */
final class References {
    private final Map<String, String> classes = new LinkedHashMap<>();

    /** Adds an instance. Returns false when it was there already. */
    boolean add(String sopClassUid, String sopInstanceUid) {
        return classes.put(sopInstanceUid, sopClassUid) == null;
    }

    boolean contains(String sopClassUid, String sopInstanceUid) {
        return sopClassUid.equals(classes.get(sopInstanceUid));
    }

    Map<String, String> byInstance() {
        return classes;
    }
}
