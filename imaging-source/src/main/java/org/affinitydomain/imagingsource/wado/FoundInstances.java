package org.affinitydomain.imagingsource.wado;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.affinitydomain.imagingsource.LocalSource;
import org.affinitydomain.imagingsource.LocalSources;
import org.affinitydomain.imagingsource.pacs.StoredInstance;

/**
 * The instances of a resource.
 *
 * @param instances at least one
 */
record FoundInstances(List<StoredInstance> instances) {

    /**
     * Looks for them: in the source that the resource names, or in every source of this server until one has them.
     *
     * @throws WadoRefusal   when there are none
     * @throws SourceFailure when a PACS cannot say, and no other has them
     */
    static FoundInstances find(LocalSources sources, WadoResource resource) throws WadoRefusal, SourceFailure {
        List<LocalSource> asked = resource.sourceId().map(id -> sources.named(id).stream().toList()).orElse(sources.all());
        SourceFailure failure = null;
        for (LocalSource source : asked) {
            try {
                List<StoredInstance> found = SourceInput.guarded(() -> source.pacs().find(resource.query()));
                if (!found.isEmpty()) {
                    return new FoundInstances(found);
                }
            } catch (SourceFailure e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        throw new WadoRefusal(HttpServletResponse.SC_NOT_FOUND, asked.isEmpty()
                ? "There is no imaging source " + resource.sourceId().orElse("") + " here." : "There are no such instances here.");
    }
}
