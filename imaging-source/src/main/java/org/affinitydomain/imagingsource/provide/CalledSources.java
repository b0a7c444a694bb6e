package org.affinitydomain.imagingsource.provide;

import java.util.Locale;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;

/**
 * The sources as they are called by DICOM.
 *
 * @param sources the sources of this installation
 */
record CalledSources(LocalSources sources) {

    /**
     * The source of a title, for who may do something there.
     *
     * @throws DimseException when there is none, or the caller may not
     */
    LocalSource called(String calledAeTitle, String callingAeTitle, DicomPeer.Permission permission) throws DimseException {
        LocalSource called = sources.all().stream().filter(source -> !source.source().peers().isEmpty()
                        && source.source().retrieveAeTitle().equals(calledAeTitle)).findFirst()
                .orElseThrow(() -> new DimseException(Status.SOP_CLASS_NOT_SUPPORTED, "'" + calledAeTitle + "' provides nothing but storage on request"));
        if (called.source().peer(callingAeTitle, permission).isEmpty()) {
            throw new DimseException(Status.NOT_AUTHORIZED, "'" + callingAeTitle + "' may not " + permission.name().toLowerCase(Locale.ROOT) + " here");
        }
        return called;
    }
}
