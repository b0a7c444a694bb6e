package org.affinitydomain.imagingsource;

import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.publish.PublicationRun;
import org.affinitydomain.imagingsource.publish.PublicationSchedule;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.transcode.Decoding;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.transaction.DocumentRepository;

/**
 * The imaging sources that an installation runs: their parts put together, with the thread that publishes. Closing stops it
 * and gives the connections to the PACS back.
 *
 * @param sources     with their PACS
 * @param retrieve    RAD-69
 * @param wado        WADO-RS and WADO-URI
 * @param run         publishes when asked
 * @param store       what was published
 * @param schedule    publishes at intervals
 */
public record ImagingSourceService(LocalSources sources, RetrieveImagingDocumentSet retrieve, WadoRetrieve wado,
                                   PublicationRun run, PublicationStore store, PublicationSchedule schedule) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ImagingSourceService.class.getName());

    /**
     * Starts. No PACS need be there yet.
     *
     * @param settings   the installation's settings
     * @param domain     names the sources
     * @param dataSource a database, which is brought up to date
     * @param patients   who is known in the domain
     * @param repository where manifests go
     * @param threads    makes the thread that publishes
     */
    public static ImagingSourceService start(Settings settings, AffinityDomain domain, DataSource dataSource,
                                             PatientDirectory patients, DocumentRepository repository, ThreadFactory threads) {
        Databases.migrate(dataSource, "imaging-source", ImagingSourceService.class.getClassLoader());
        Clock clock = Clock.systemUTC();
        PublicationSettings publication = PublicationSettings.of(settings);
        LocalSources sources = LocalSources.open(domain, settings, dataSource, clock);
        Decoding decoding = Decoding.of(settings);
        PublicationStore store = new PublicationStore(dataSource);
        PublicationRun run = new PublicationRun(sources,
                new StudyPublisher(domain, store, patients, repository, publication, clock), publication);
        LOG.log(System.Logger.Level.INFO, () -> "AFF3040 Imaging sources of this server: "
                + sources.all().stream().map(LocalSource::id).collect(Collectors.joining(", ")) + ".");
        return new ImagingSourceService(sources, new RetrieveImagingDocumentSet(sources,
                settings.number("affinity.imaging-source.retrieve.max-instances", RetrieveImagingDocumentSet.MOST_INSTANCES, 1, 1_000_000), decoding),
                new WadoRetrieve(sources, decoding), run,
                store, new PublicationSchedule(run, publication.poll(), threads));
    }

    @Override
    public void close() {
        schedule.close();
        sources.close();
    }
}
