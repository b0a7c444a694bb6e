package org.affinitydomain.imagingsource;

import java.util.List;
import java.util.Optional;

/**
 * The imaging sources that run here.
 *
 * @param all in the order of the domain's configuration
 */
public record LocalSources(List<LocalSource> all) implements AutoCloseable {

    public LocalSources {
        all = List.copyOf(all);
    }

    /** The source of that id, as it stands in URLs. */
    public Optional<LocalSource> named(String id) {
        return all.stream().filter(local -> local.source().id().equals(id)).findFirst();
    }

    /** The source that a manifest names by Retrieve Location UID (0040,E011). */
    public Optional<LocalSource> at(String retrieveLocationUid) {
        return all.stream().filter(local -> local.source().retrieveLocationUid().equals(retrieveLocationUid)).findFirst();
    }

    @Override
    public void close() {
        all.forEach(local -> local.pacs().close());
    }
}
