package org.affinitydomain.imagingsource.provide;

import org.affinitydomain.dicom.dimse.AvailabilityListener;
import org.affinitydomain.imagingsource.archive.Archives;
import org.affinitydomain.imagingsource.pacs.dimse.SourceServices;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;

/** Puts together what the sources of an installation provide on its DICOM port. */
public final class ProvidedServices {

    private ProvidedServices() {
    }

    /**
     * The services.
     *
     * @param sources      the sources of this installation
     * @param archives     those of them that keep images
     * @param decoding     for destinations that do not take what is stored
     * @param availability is told what has become available
     */
    public static SourceServices of(LocalSources sources, Archives archives, Decoding decoding, AvailabilityListener availability) {
        return new SourceServices(new ArchiveStorage(sources, archives), new SourceSearch(sources), new SourceRetrieval(sources, decoding), availability);
    }
}
