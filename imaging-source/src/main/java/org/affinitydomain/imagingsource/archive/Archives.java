package org.affinitydomain.imagingsource.archive;

import java.util.Map;
import java.util.Optional;

/**
 * The archives of an installation.
 *
 * @param bySource each under the id of its imaging source
 */
public record Archives(Map<String, Archive> bySource) {

    public Archives {
        bySource = Map.copyOf(bySource);
    }

    /** The archive of a source, if it keeps images itself. */
    public Optional<Archive> of(String sourceId) {
        return Optional.ofNullable(bySource.get(sourceId));
    }
}
