package org.affinitydomain.xds.ebrim;

import java.util.List;

/**
 * The content of a {@code RegistryObjectList}.
 *
 * @param objects    DocumentEntries, SubmissionSets, Folders and Associations in their order
 * @param objectRefs ids of objects that are only referred to
 */
public record RegistryObjectList(List<RegistryObject> objects, List<String> objectRefs) {

    public RegistryObjectList {
        objects = List.copyOf(objects);
        objectRefs = List.copyOf(objectRefs);
    }
}
