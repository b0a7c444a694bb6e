package org.affinitydomain.xds.transaction;

import java.util.List;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.ebrim.RegistryObjectList;
import org.affinitydomain.xds.ebrim.Slot;

/**
 * The metadata of a submission: the body of ITI-42, and of ITI-41 beside its documents (ITI TF-2 3.42.4.1.2).
 *
 * @param requestSlots slots of the request itself, such as homeCommunityId of a target community
 * @param content      the objects
 */
public record SubmitObjectsRequest(List<Slot> requestSlots, RegistryObjectList content) {

    public SubmitObjectsRequest {
        requestSlots = List.copyOf(requestSlots);
    }

    /** A submission of the given objects. */
    public static SubmitObjectsRequest of(List<RegistryObject> objects) {
        return new SubmitObjectsRequest(List.of(), new RegistryObjectList(objects, List.of()));
    }

    /** The objects. */
    public List<RegistryObject> objects() {
        return content.objects();
    }

    /** This request with other objects. */
    public SubmitObjectsRequest withObjects(List<RegistryObject> objects) {
        return new SubmitObjectsRequest(requestSlots, new RegistryObjectList(objects, content.objectRefs()));
    }
}
