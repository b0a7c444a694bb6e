package org.affinitydomain.imagingsource.provide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.QueryRetrieveLevel;
import org.affinitydomain.dicom.dimse.RetrieveProvider;
import org.affinitydomain.dicom.dimse.RetrieveRequest;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.query.QueryAttribute;
import org.affinitydomain.imagingsource.query.SearchablePacs;
import org.affinitydomain.imagingsource.query.StudyQuery;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;

/**
 * Finds what C-MOVE and C-GET ask for (RAD TF-2 4.16; PS3.4 C.4.2.1.4.1), in any source, whatever way its PACS is reached. Nothing
 * is fetched before its turn to be sent has come.
 */
final class SourceRetrieval implements RetrieveProvider {
    private static final int MOST_INSTANCES = 200_000;
    private static final int MOST_STUDIES = 1_000;

    private final CalledSources sources;
    private final Decoding decoding;

    SourceRetrieval(LocalSources sources, Decoding decoding) {
        this.sources = new CalledSources(sources);
        this.decoding = decoding;
    }

    @Override
    public List<ServedInstance> instances(RetrieveRequest request) throws IOException {
        LocalSource source = sources.called(request.calledAeTitle(), request.callingAeTitle(), DicomPeer.Permission.RETRIEVE);
        List<ServedInstance> found = new ArrayList<>();
        Map<String, String> syntaxes = new HashMap<>();
        for (InstanceQuery query : queries(request, source.pacs())) {
            for (StoredInstance instance : source.pacs().find(query)) {
                if (found.size() == MOST_INSTANCES) {
                    throw new DimseException(Status.OUT_OF_RESOURCES_MATCHES, "there are more than " + MOST_INSTANCES + " instances: ask for less");
                }
                found.add(ServedInstance.of(instance, syntaxes, decoding));
            }
        }
        return found;
    }

    private static List<InstanceQuery> queries(RetrieveRequest request, Pacs pacs) throws IOException {
        DataSet identifier = request.identifier();
        QueryRetrieveLevel level = FindKeys.level(identifier, request.sopClassUid());
        if (level == QueryRetrieveLevel.PATIENT) {
            return studies(identifier, pacs).stream().map(InstanceQuery::study).toList();
        }
        List<String> studies = uids(identifier, Tag.STUDY_INSTANCE_UID, level == QueryRetrieveLevel.STUDY);
        if (level == QueryRetrieveLevel.STUDY) {
            return studies.stream().map(InstanceQuery::study).toList();
        }
        List<String> series = uids(identifier, Tag.SERIES_INSTANCE_UID, level == QueryRetrieveLevel.SERIES);
        if (level == QueryRetrieveLevel.SERIES) {
            return series.stream().map(uid -> InstanceQuery.series(studies.get(0), uid)).toList();
        }
        return uids(identifier, Tag.SOP_INSTANCE_UID, true).stream()
                .map(uid -> InstanceQuery.instance(studies.get(0), series.get(0), uid)).toList();
    }

    /** The studies of a patient, which only a source can tell that can be searched. */
    private static List<String> studies(DataSet identifier, Pacs pacs) throws IOException {
        String patient = identifier.string(Tag.PATIENT_ID).filter(id -> id.indexOf('*') < 0 && id.indexOf('?') < 0)
                .orElseThrow(() -> new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, "a single Patient ID is needed"));
        if (!(pacs instanceof SearchablePacs searchable)) {
            throw new DimseException(Status.UNABLE_TO_PROCESS, "ask for studies: those of a patient are not known here");
        }
        StudyQuery query = new StudyQuery.Builder(QueryRetrieveLevel.STUDY).key(QueryAttribute.PATIENT_ID, patient).build();
        List<String> studies = new ArrayList<>();
        for (DataSet match : searchable.search(query, 0, MOST_STUDIES)) {
            match.string(Tag.STUDY_INSTANCE_UID).ifPresent(studies::add);
        }
        return studies;
    }

    /** The unique keys of a level: at the level that is retrieved a list, above it one. */
    private static List<String> uids(DataSet identifier, int tag, boolean several) throws DimseException {
        List<String> uids = identifier.strings(tag).stream().distinct().toList();
        if (uids.isEmpty() || !several && uids.size() > 1 || !uids.stream().allMatch(InstanceQuery::isUid)) {
            throw new DimseException(Status.IDENTIFIER_DOES_NOT_MATCH_SOP_CLASS, Tag.toString(tag) + " is to be "
                    + (several ? "one UID or several" : "one UID"));
        }
        return uids;
    }
}
