package org.affinitydomain.consumer.access;

import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.xds.transaction.ImagingDocumentSource;

/** How the imaging sources of the domain are reached by RAD-69. */
@FunctionalInterface
public interface ImagingSources {

    /** The source, in this server or in another. */
    ImagingDocumentSource of(ImagingSource source);
}
