package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudyVersion;

/**
 * A PACS that answers C-FIND, and C-GET or C-MOVE, in the Study Root model. Queries use the unique keys and return keys that
 * every PACS has; what a manifest needs beyond them is read from one instance of each series.
 */
public final class DimsePacs implements Pacs {
    private static final int MOST_SERIES = 10_000;
    private static final int MOST_INSTANCES = 200_000;

    private final AssociationPool pool;
    private final Search search;
    private final Retrieve retrieve;
    private final SeriesSyntaxes syntaxes = new SeriesSyntaxes();
    private final StudyList studies;

    /**
     * A PACS; it need not answer yet.
     *
     * @param sourceId    the id of the imaging source that it belongs to, for the names of threads
     * @param access      where it is, and how much it may be asked for at a time
     * @param tls         own key and trust, for a PACS that wants TLS
     * @param destination where it can send to by C-MOVE, if this installation listens
     * @param clock       tells which day it is
     */
    public DimsePacs(String sourceId, StudyAccess.Dicom access, Optional<Tls> tls, Optional<MoveDestination> destination, Clock clock) {
        this.pool = new AssociationPool(sourceId, access, tls);
        this.search = new Search(pool, access.aeTitle());
        this.studies = new StudyList(search, clock);
        this.retrieve = retrieve(pool, access, destination);
    }

    private static Retrieve retrieve(AssociationPool pool, StudyAccess.Dicom access, Optional<MoveDestination> destination) {
        Retrieve get = new GetRetrieve(pool);
        Retrieve move = destination.<Retrieve>map(here -> new MoveRetrieve(pool, access, here)).orElse(instance -> {
            throw new PacsException("this installation does not listen for what C-MOVE would bring");
        });
        return switch (access.retrieval()) {
            case GET -> get;
            case MOVE -> move;
            case AUTO -> new AutoRetrieve(get, move);
        };
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        studies.list(sink);
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        studies.listSince(recent.datedSince(), sink);
    }

    @Override
    public Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        return studies.find(studyInstanceUid);
    }

    @Override
    public List<String> studiesWithAccession(String accessionNumber) throws PacsException {
        return accessionNumber.matches(".*[*?\\\\].*") ? List.of() : studies.withAccession(accessionNumber);
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        List<PacsSeries> series = new ArrayList<>();
        for (InstanceQuery one : series(InstanceQuery.study(studyInstanceUid))) {
            List<FoundInstance> found = instances(one);
            if (!found.isEmpty()) {
                DataSet headers = headers(found.get(0));
                List<Instance> instances = new ArrayList<>();
                for (FoundInstance instance : found) {
                    instances.add(new Instance(sopClass(instance, found.get(0), headers), instance.uid(), instance.number(), instance.frames()));
                }
                series.add(new PacsSeries(one.seriesUid().orElseThrow(), headers, instances));
            }
        }
        return series.isEmpty() ? Optional.empty() : Optional.of(new PacsStudy(studyInstanceUid, series));
    }

    /** The SOP class, which a PACS need not tell in a query (PS3.4 table C.6-4): then the instance does. */
    private String sopClass(FoundInstance instance, FoundInstance read, DataSet headers) throws PacsException {
        if (instance.sopClassUid().isPresent()) {
            return instance.sopClassUid().get();
        }
        return (instance == read ? headers : headers(instance)).string(Tag.SOP_CLASS_UID)
                .orElseThrow(() -> new PacsException(instance.identity().path() + " has no SOP Class UID"));
    }

    private DataSet headers(FoundInstance instance) throws PacsException {
        try (InputStream in = new DimseInstance(instance, retrieve, syntaxes).open()) {
            return Headers.select(Part10Reader.read(in, Headers.readOptions()).dataSet());
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("the headers of " + instance.identity().path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        List<StoredInstance> found = new ArrayList<>();
        for (InstanceQuery series : query.seriesUid().isPresent() ? List.of(query) : series(query)) {
            instances(series).forEach(instance -> found.add(new DimseInstance(instance, retrieve, syntaxes)));
        }
        return found;
    }

    private List<InstanceQuery> series(InstanceQuery study) throws PacsException {
        return search.find(Keys.series(study.studyUid()), MOST_SERIES, match -> match.string(Tag.SERIES_INSTANCE_UID)
                .filter(InstanceQuery::isUid).map(uid -> InstanceQuery.series(study.studyUid(), uid))
                .orElseThrow(() -> new PacsException("a match of the PACS has no Series Instance UID")))
                .orElseThrow(() -> new PacsException("the PACS does not tell all series of study " + study.studyUid()))
                .stream().distinct().toList();
    }

    /** The instances of a series, or the one that is asked for, in a stable order. */
    private List<FoundInstance> instances(InstanceQuery query) throws PacsException {
        List<FoundInstance> matches = search.find(Keys.images(query), MOST_INSTANCES, match -> FoundInstance.of(query, match))
                .orElseThrow(() -> new PacsException("the PACS does not tell all instances of " + query.path()));
        Map<String, FoundInstance> found = new LinkedHashMap<>();
        matches.stream().filter(instance -> query.instanceUid().map(instance.uid()::equals).orElse(true))
                .sorted(FoundInstance.ORDER).forEach(instance -> found.putIfAbsent(instance.uid(), instance));
        return List.copyOf(found.values());
    }

    @Override
    public void close() {
        pool.close();
    }
}
