package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.LinkedHashMap;
import java.util.Map;

/** Instances that one part of a manifest lists: SOP Class UIDs by SOP Instance UIDs. */
final class References {
    private final Map<String, String> classes = new LinkedHashMap<>();

    /** Adds an instance. Returns false when it was there already. */
    boolean add(String sopClassUid, String sopInstanceUid) {
        return classes.put(sopInstanceUid, sopClassUid) == null;
    }

    /** Adds the instance of an item of Referenced SOP Sequence. Returns false when it was there already. */
    boolean add(DataSet reference) {
        return add(reference.string(Tag.REFERENCED_SOP_CLASS_UID).orElse(""),
                reference.string(Tag.REFERENCED_SOP_INSTANCE_UID).orElse(""));
    }

    boolean contains(String sopClassUid, String sopInstanceUid) {
        return sopClassUid.equals(classes.get(sopInstanceUid));
    }

    Map<String, String> byInstance() {
        return classes;
    }
}
