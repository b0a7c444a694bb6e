package org.affinitydomain.imagingsource.provide;

import java.io.IOException;
import java.io.InputStream;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.dimse.StorageReceiver;
import org.affinitydomain.dicom.dimse.StoreRequest;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.imagingsource.archive.Archive;
import org.affinitydomain.imagingsource.archive.Archives;
import org.affinitydomain.imagingsource.archive.ReceivedInstance;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;

/** Storage for the sources that keep images themselves (PS3.4 B): success is answered for what is safe. */
final class ArchiveStorage implements StorageReceiver {
    private final CalledSources sources;
    private final Archives archives;

    ArchiveStorage(LocalSources sources, Archives archives) {
        this.sources = new CalledSources(sources);
        this.archives = archives;
    }

    @Override
    public Status receive(StoreRequest request, InputStream dataSet) throws IOException {
        LocalSource source = sources.called(request.calledAeTitle(), request.peerAeTitle(), DicomPeer.Permission.STORE);
        Archive archive = archives.of(source.id()).orElseThrow(() -> new DimseException(Status.NOT_AUTHORIZED, "nothing is kept here"));
        archive.store(request.part10(dataSet), received -> check(request, received));
        return Status.SUCCESS;
    }

    private static void check(StoreRequest request, ReceivedInstance received) throws DimseException {
        if (!received.sopClassUid().equals(request.sopClassUid()) || !received.sopInstanceUid().equals(request.sopInstanceUid())) {
            throw new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, "the data set is of SOP class " + received.sopClassUid()
                    + " and instance " + received.sopInstanceUid());
        }
    }
}
