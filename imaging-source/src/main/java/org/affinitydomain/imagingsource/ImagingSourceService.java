package org.affinitydomain.imagingsource;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.publish.PatientLookup;
import org.affinitydomain.imagingsource.publish.Poller;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.SourcePublisher;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.xds.transaction.DocumentRepository;

/**
 * The running actor: the sources of this installation, their publishers, and the answers to RAD-69.
 *
 * @param sources      the sources
 * @param publishers   one for each source, in the same order
 * @param publications what was published
 * @param retrieve     answers RAD-69
 * @param poller       looks for studies
 */
public record ImagingSourceService(LocalSources sources, List<SourcePublisher> publishers, PublicationStore publications,
                                   RetrieveImagingDocumentSet retrieve, Poller poller) implements AutoCloseable {

    /**
     * Starts the sources that the domain gives to this installation.
     *
     * @param dataSource the actor's database, migrated
     * @param patients   says who the hospitals' patients are
     * @param repository receives the manifests
     * @param threads    makes the threads; they end when this is closed
     */
    public static ImagingSourceService start(AffinityDomain domain, ImagingSourceSettings settings, DataSource dataSource,
                                             PatientLookup patients, DocumentRepository repository, ThreadFactory threads) {
        Clock clock = Clock.systemUTC();
        LocalSources sources = new LocalSources(domain.imagingSources().stream().filter(ImagingSource::isLocal)
                .map(source -> new LocalSource(domain, source, pacs(source, settings, dataSource, clock), settings.zone(source.id()))).toList());
        PublicationStore publications = new PublicationStore(dataSource);
        List<SourcePublisher> publishers = sources.all().stream().map(local -> new SourcePublisher(local, patients, repository,
                publications, settings.retries(), settings.quietTime(), clock)).toList();
        return new ImagingSourceService(sources, publishers, publications, new RetrieveImagingDocumentSet(sources, settings.mostInstances()),
                Poller.start(publishers, settings.firstPoll(), settings.pollInterval(), threads));
    }

    private static Pacs pacs(ImagingSource source, ImagingSourceSettings settings, DataSource dataSource, Clock clock) {
        if (source.access() instanceof StudyAccess.Folder folder) {
            return new FolderPacs(source.id(), folder.path(), dataSource, clock);
        }
        if (source.access() instanceof StudyAccess.DicomWeb dicomWeb) {
            return new DicomwebPacs(source.id(), dicomWeb, settings.authorization(source.id()));
        }
        throw new IllegalArgumentException("source " + source.id() + " does not run here");
    }

    @Override
    public void close() {
        poller.close();
        sources.close();
    }
}
