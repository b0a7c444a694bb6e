package org.affinitydomain.imagingsource.source;

import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.pacs.Pacs;

/**
 * An imaging source that this installation runs.
 *
 * @param source what the domain says of it
 * @param pacs   where its images are
 */
public record LocalSource(ImagingSource source, Pacs pacs) {

    /** The source's short name. */
    public String id() {
        return source.id();
    }
}
