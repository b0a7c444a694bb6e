package org.affinitydomain.imagingsource;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.hl7.StudyMessageService;
import org.affinitydomain.imagingsource.notice.AvailabilityNotices;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.wado.WadoRetrieve;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.platform.Databases;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRepository;

/**
 * The imaging sources that an installation runs: their parts put together, with the threads that learn of studies and publish
 * them. Closing stops those and gives the connections to the PACS back.
 *
 * @param sources  with their PACS
 * @param retrieve RAD-69
 * @param wado     WADO-RS
 * @param learning how studies are learnt of, and what becomes of them
 * @param messages where orders and reports are listened to, when any source listens to them
 */
public record ImagingSourceService(LocalSources sources, RetrieveImagingDocumentSet retrieve, WadoRetrieve wado, Learning learning,
                                   Optional<StudyMessageService> messages) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ImagingSourceService.class.getName());

    /**
     * Starts. No PACS need be there yet.
     *
     * @param settings   the installation's settings
     * @param domain     names the sources
     * @param dataSource a database, which is brought up to date
     * @param patients   who is known in the domain
     * @param repository where manifests go
     * @param registry   where manifests are deprecated
     * @param threads    makes the threads
     */
    public static ImagingSourceService start(Settings settings, AffinityDomain domain, DataSource dataSource, PatientDirectory patients,
                                             DocumentRepository repository, DocumentAdministration registry, ThreadFactory threads) {
        Databases.migrate(dataSource, "imaging-source", ImagingSourceService.class.getClassLoader());
        Clock clock = Clock.systemUTC();
        LocalSources sources = LocalSources.open(domain, settings, dataSource, clock);
        Optional<Learning> started = Optional.empty();
        try {
            Learning learning = Learning.start(settings, domain, dataSource, sources, new Learning.Neighbours(patients, repository, registry),
                    PublicationSettings.of(settings), threads);
            started = Optional.of(learning);
            sources.network().hear(new AvailabilityNotices(sources, learning.notices()));
            ImagingSourceService service = new ImagingSourceService(sources, new RetrieveImagingDocumentSet(sources,
                    settings.number("affinity.imaging-source.retrieve.max-instances", RetrieveImagingDocumentSet.MOST_INSTANCES, 1, 1_000_000)),
                    new WadoRetrieve(sources), learning, StudyMessageService.start(settings, domain, sources, learning.notices(),
                    ServerSocketFactory.getDefault(), threads));
            LOG.log(System.Logger.Level.INFO, () -> "AFF3040 Imaging sources of this server: "
                    + sources.all().stream().map(LocalSource::id).collect(Collectors.joining(", ")) + ".");
            return service;
        } catch (SQLException e) {
            sources.close();
            throw new SettingsException("AFF3042", "the work of the imaging sources cannot be taken up (" + e.getMessage() + ")",
                    "check that the database runs", e);
        } catch (RuntimeException e) {
            started.ifPresent(Learning::close);
            sources.close();
            throw e;
        }
    }

    /** Where others tell of studies. */
    public StudyNotices notices() {
        return learning.notices();
    }

    @Override
    public void close() {
        messages.ifPresent(StudyMessageService::close);
        learning.stopLooking();
        // whoever waits for a PACS need not wait any longer
        sources.close();
        learning.close();
    }
}
