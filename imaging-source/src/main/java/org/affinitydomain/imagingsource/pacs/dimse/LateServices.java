package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.FindRequest;
import org.affinitydomain.dicom.dimse.InstanceToSend;
import org.affinitydomain.dicom.dimse.MatchSink;
import org.affinitydomain.dicom.dimse.RetrieveRequest;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.dimse.StoreRequest;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;

/**
 * Hands on what comes on the DICOM port to those who provide it, once they are there: the port is opened before the sources are.
 * Who comes before is asked to come again.
 */
final class LateServices implements KeptStorage {
    private final List<String> keeping;
    private volatile Optional<SourceServices> services = Optional.empty();

    LateServices(List<ImagingSource> sources) {
        this.keeping = sources.stream().filter(source -> source.access() instanceof StudyAccess.Archive).map(ImagingSource::retrieveAeTitle).toList();
    }

    void provide(SourceServices provided) {
        services = Optional.of(provided);
    }

    private SourceServices required() throws DimseException {
        return services.orElseThrow(() -> new DimseException(Status.PROCESSING_FAILURE, "nobody listens here yet"));
    }

    @Override
    public boolean keeps(String calledAeTitle) {
        return keeping.contains(calledAeTitle);
    }

    @Override
    public Status receive(StoreRequest request, InputStream dataSet) throws IOException {
        return required().storage().receive(request, dataSet);
    }

    void find(FindRequest request, MatchSink sink) throws IOException {
        required().find().find(request, sink);
    }

    List<? extends InstanceToSend> instances(RetrieveRequest request) throws IOException {
        return required().retrieve().instances(request);
    }

    void available(String callingAeTitle, String sopInstanceUid, DataSet notification) throws IOException {
        required().availability().available(callingAeTitle, sopInstanceUid, notification);
    }
}
