package org.affinitydomain.xds.transaction;

import java.util.List;

/**
 * ITI-62 Remove Metadata (ITI TF-2 3.62.4.1.2).
 *
 * @param entryUuids the objects to remove: entries, folders, associations, submission sets
 */
public record RemoveObjectsRequest(List<String> entryUuids) {

    public RemoveObjectsRequest {
        entryUuids = List.copyOf(entryUuids);
    }
}
