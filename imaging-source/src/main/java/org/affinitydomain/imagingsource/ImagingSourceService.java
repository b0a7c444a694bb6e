package org.affinitydomain.imagingsource;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.archive.Archive;
import org.affinitydomain.imagingsource.archive.ArchiveSettings;
import org.affinitydomain.imagingsource.archive.Archives;
import org.affinitydomain.imagingsource.hl7.StudyMessageService;
import org.affinitydomain.imagingsource.notice.AvailabilityNotices;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.provide.ProvidedServices;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.query.QidoSearch;
import org.affinitydomain.imagingsource.retrieve.RetrieveImagingDocumentSet;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.stow.StowStore;
import org.affinitydomain.imagingsource.transcode.Decoding;
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
 * @param wado     WADO-RS and WADO-URI
 * @param qido     QIDO-RS
 * @param stow     STOW-RS
 * @param learning how studies are learnt of, and what becomes of them
 * @param messages where orders and reports are listened to, when any source listens to them
 */
public record ImagingSourceService(LocalSources sources, RetrieveImagingDocumentSet retrieve, WadoRetrieve wado, QidoSearch qido, StowStore stow, Learning learning,
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
        Decoding decoding = Decoding.of(settings);
        Optional<Learning> started = Optional.empty();
        try {
            Learning learning = Learning.start(settings, domain, dataSource, sources, new Learning.Neighbours(patients, repository, registry),
                    PublicationSettings.of(settings), threads);
            started = Optional.of(learning);
            Archives archives = archives(settings, sources, dataSource, learning, clock);
            sources.network().provide(ProvidedServices.of(sources, archives, decoding, new AvailabilityNotices(sources, learning.notices())));
            ImagingSourceService service = new ImagingSourceService(sources, new RetrieveImagingDocumentSet(sources,
                    settings.number("affinity.imaging-source.retrieve.max-instances", RetrieveImagingDocumentSet.MOST_INSTANCES, 1, 1_000_000), decoding),
                    new WadoRetrieve(sources, decoding), new QidoSearch(sources), new StowStore(sources, archives), learning, StudyMessageService.start(settings, domain, sources, learning.notices(),
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

    private static Archives archives(Settings settings, LocalSources sources, DataSource dataSource, Learning learning, Clock clock) {
        Map<String, Archive> archives = new HashMap<>();
        for (LocalSource source : sources.all()) {
            if (source.source().access() instanceof StudyAccess.Archive access) {
                Archive archive = new Archive(source.id(), access.path(), settings.text("affinity.node").orElse("affinity"), dataSource,
                        ArchiveSettings.of(settings), learning.arrivals().apply(source), clock);
                try {
                    archive.recover();
                } catch (IOException e) {
                    throw new SettingsException("AFF3085", "the archive of " + source.id() + " cannot be used (" + e.getMessage() + ")",
                            "check its folder " + access.path(), e);
                }
                archives.put(source.id(), archive);
            }
        }
        return new Archives(archives);
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
