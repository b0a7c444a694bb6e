package org.affinitydomain.imagingsource.cache;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.Metadata;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.PacsStudy;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StoredInstance;
import org.affinitydomain.imagingsource.pacs.StudyVersion;

/**
 * A PACS whose instances are kept for a while once they were fetched. Which instances there are is asked of the PACS every time,
 * so that what it deletes is not served any more.
 */
public final class CachedPacs implements Pacs {
    private final Pacs pacs;
    private final InstanceCache cache;

    /** Both are closed with this. */
    public CachedPacs(Pacs pacs, InstanceCache cache) {
        this.pacs = pacs;
        this.cache = cache;
    }

    @Override
    public void listStudies(StudySink sink) throws PacsException {
        pacs.listStudies(sink);
    }

    @Override
    public void listStudies(RecentStudies recent, StudySink sink) throws PacsException {
        pacs.listStudies(recent, sink);
    }

    @Override
    public Optional<StudyVersion> version(String studyInstanceUid) throws PacsException {
        return pacs.version(studyInstanceUid);
    }

    @Override
    public List<String> studiesWithAccession(String accessionNumber) throws PacsException {
        return pacs.studiesWithAccession(accessionNumber);
    }

    @Override
    public Optional<PacsStudy> study(String studyInstanceUid) throws PacsException {
        return pacs.study(studyInstanceUid);
    }

    @Override
    public List<StoredInstance> find(InstanceQuery query) throws PacsException {
        return pacs.find(query).stream().<StoredInstance>map(instance -> new CachedInstance(instance, cache)).toList();
    }

    @Override
    public Metadata metadata(InstanceQuery query) throws PacsException {
        return pacs.metadata(query);
    }

    @Override
    public void close() {
        pacs.close();
        cache.close();
    }

    private record CachedInstance(StoredInstance instance, InstanceCache cache) implements StoredInstance {

        @Override
        public String studyUid() {
            return instance.studyUid();
        }

        @Override
        public String seriesUid() {
            return instance.seriesUid();
        }

        @Override
        public String instanceUid() {
            return instance.instanceUid();
        }

        @Override
        public Optional<String> sopClassUid() {
            return instance.sopClassUid();
        }

        @Override
        public String transferSyntaxUid() throws PacsException {
            return instance.transferSyntaxUid();
        }

        @Override
        public OptionalLong size() {
            return instance.size();
        }

        @Override
        public InputStream open() throws PacsException {
            return cache.open(instance);
        }
    }
}
