package org.affinitydomain.imagingsource.provide;

import java.io.IOException;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.FindProvider;
import org.affinitydomain.dicom.dimse.FindRequest;
import org.affinitydomain.dicom.dimse.MatchSink;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.imagingsource.query.SearchablePacs;
import org.affinitydomain.imagingsource.query.StudyQuery;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;

/** Searches by C-FIND (PS3.4 C.4.1), of sources that can be searched here. Matches are read page by page, as fast as they are taken. */
final class SourceSearch implements FindProvider {
    private static final int PAGE = 500;
    private static final int MOST_MATCHES = 100_000;

    private final CalledSources sources;

    SourceSearch(LocalSources sources) {
        this.sources = new CalledSources(sources);
    }

    @Override
    public void find(FindRequest request, MatchSink sink) throws IOException {
        LocalSource source = sources.called(request.calledAeTitle(), request.callingAeTitle(), DicomPeer.Permission.RETRIEVE);
        if (!(source.pacs() instanceof SearchablePacs pacs)) {
            throw new DimseException(Status.SOP_CLASS_NOT_SUPPORTED, "search in the PACS of " + source.id() + " itself");
        }
        StudyQuery query = FindKeys.query(request.identifier(), request.sopClassUid());
        for (int offset = 0; offset < MOST_MATCHES; offset += PAGE) {
            List<DataSet> page = pacs.search(query, offset, PAGE);
            for (DataSet match : page) {
                if (!sink.match(FindKeys.answer(request.identifier(), match, request.calledAeTitle()))) {
                    return;
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
        throw new DimseException(Status.OUT_OF_RESOURCES, "there are more than " + MOST_MATCHES + " matches: ask for less");
    }
}
