package org.affinitydomain.imagingsource.source;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.imagingsource.archive.ArchivePacs;
import org.affinitydomain.imagingsource.cache.Caching;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.affinitydomain.imagingsource.pacs.dimse.DicomNetwork;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.platform.Settings;

/**
 * The imaging sources of the domain that this installation runs; those that another one runs are left to it.
 *
 * <p>How a DICOMweb PACS wants to know who asks is a secret of the installation and not of the domain:
 * {@code affinity.imaging-source.<id>.token}, or {@code affinity.imaging-source.<id>.user} with {@code .password}.
 *
 * @param all     in the order of the domain's configuration
 * @param network what those that speak DIMSE have in common
 */
public record LocalSources(List<LocalSource> all, DicomNetwork network) implements AutoCloseable {
    private static final String NODE = "affinity.node";

    public LocalSources {
        all = List.copyOf(all);
    }

    /** Sources of which none speaks DIMSE. */
    public LocalSources(List<LocalSource> all) {
        this(all, DicomNetwork.none());
    }

    /**
     * Opens the PACS of each; none of them need be there yet.
     *
     * @param dataSource the actor's database, migrated
     * @param clock      tells when changes in folders are noticed
     */
    public static LocalSources open(AffinityDomain domain, Settings settings, DataSource dataSource, Clock clock) {
        List<ImagingSource> local = domain.imagingSources().stream().filter(ImagingSource::isLocal).toList();
        DicomNetwork network = DicomNetwork.open(local, settings);
        return new LocalSources(local.stream().map(source -> new LocalSource(source, pacs(source, settings, dataSource, clock, network)))
                .toList(), network);
    }

    private static Pacs pacs(ImagingSource source, Settings settings, DataSource dataSource, Clock clock, DicomNetwork network) {
        if (source.access() instanceof StudyAccess.Dicom dicom) {
            return Caching.around(network.pacs(source.id(), dicom, clock), source.id(), settings, clock);
        }
        if (source.access() instanceof StudyAccess.Folder folder) {
            return new FolderPacs(source.id(), folder.path(), dataSource, clock);
        }
        if (source.access() instanceof StudyAccess.Archive archive) {
            return new ArchivePacs(source.id(), archive.path(), settings.text(NODE).orElse("affinity"), dataSource);
        }
        return Caching.around(new DicomwebPacs(source.id(), (StudyAccess.DicomWeb) source.access(), authorization(source, settings)),
                source.id(), settings, clock);
    }

    private static Authorization authorization(ImagingSource source, Settings settings) {
        String key = "affinity.imaging-source." + source.id() + '.';
        Optional<Authorization> bearer = settings.text(key + "token").map(Authorization.Bearer::new);
        Optional<Authorization> basic = settings.text(key + "user")
                .map(user -> new Authorization.Basic(user, settings.required(key + "password")));
        return bearer.or(() -> basic).orElseGet(Authorization.None::new);
    }

    /** The source of that short name. */
    public Optional<LocalSource> named(String id) {
        return all.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** The source of that Retrieve Location UID (0040,E011). */
    public Optional<LocalSource> at(String retrieveLocationUid) {
        return all.stream().filter(source -> source.source().retrieveLocationUid().equals(retrieveLocationUid)).findFirst();
    }

    @Override
    public void close() {
        all.forEach(source -> source.pacs().close());
        network.close();
    }
}
