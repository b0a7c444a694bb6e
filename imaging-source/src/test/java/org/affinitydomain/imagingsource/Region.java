package org.affinitydomain.imagingsource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.domain.config.DomainConfigurationException;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.platform.Settings;

/** The sample region, with its data where the test wants them. */
public final class Region {
    private static final String SOURCE = "saint-luc";

    private Region() {
    }

    public static AffinityDomain in(Path data) {
        try {
            return new DomainLoader(key -> Optional.ofNullable(Map.of("affinity.data", data.toString()).get(key)))
                    .load(DomainLoader.sampleRegion());
        } catch (DomainConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first hospital's source. */
    public static ImagingSource source(AffinityDomain domain) {
        return domain.imagingSource(SOURCE).orElseThrow();
    }

    /** The folder of the first hospital's images. */
    public static Path folder(Path data) {
        return data.resolve("dicom").resolve(SOURCE);
    }

    /** The same source with another access, Retrieve Location UID and Retrieve URL. */
    public static ImagingSource changed(ImagingSource s, StudyAccess access, String locationUid, String retrieveUrl) {
        return new ImagingSource(s.id(), s.organisation(), s.sourceId(), locationUid, s.retrieveAeTitle(), URI.create(retrieveUrl),
                s.rad69Url(), access, s.triggers(), s.peers(), s.localAuthority(), s.accessionAuthority(), s.orderAuthority(), s.defaults(), s.codes(), s.manifest());
    }

    /** The same source with another access, Retrieve AE Title and peers. */
    public static ImagingSource changed(ImagingSource s, StudyAccess access, String retrieveAeTitle, List<DicomPeer> peers) {
        return new ImagingSource(s.id(), s.organisation(), s.sourceId(), s.retrieveLocationUid(), retrieveAeTitle, s.retrieveUrl(),
                s.rad69Url(), access, s.triggers(), peers, s.localAuthority(), s.accessionAuthority(), s.orderAuthority(), s.defaults(), s.codes(), s.manifest());
    }

    /** The same source with manifests of another form. */
    public static ImagingSource changed(ImagingSource s, ManifestOptions manifest) {
        return new ImagingSource(s.id(), s.organisation(), s.sourceId(), s.retrieveLocationUid(), s.retrieveAeTitle(), s.retrieveUrl(),
                s.rad69Url(), s.access(), s.triggers(), s.peers(), s.localAuthority(), s.accessionAuthority(), s.orderAuthority(), s.defaults(), s.codes(), manifest);
    }

    public static StudyAccess.DicomWeb dicomweb(int port, String path, Duration silence) {
        return new StudyAccess.DicomWeb(URI.create("http://127.0.0.1:" + port + path), Duration.ofSeconds(2), silence);
    }

    /** The first hospital as the only source, with the given PACS. */
    public static LocalSources sources(AffinityDomain domain, Pacs pacs) {
        return new LocalSources(List.of(new LocalSource(source(domain), pacs)));
    }

    /** The first hospital as the only source, with the given PACS, which is learnt of in that way. */
    public static LocalSources sources(AffinityDomain domain, Pacs pacs, Triggers triggers) {
        ImagingSource s = source(domain);
        return new LocalSources(List.of(new LocalSource(new ImagingSource(s.id(), s.organisation(), s.sourceId(), s.retrieveLocationUid(),
                s.retrieveAeTitle(), s.retrieveUrl(), s.rad69Url(), s.access(), triggers, s.peers(), s.localAuthority(), s.accessionAuthority(),
                s.orderAuthority(), s.defaults(), s.codes(), s.manifest()), pacs)));
    }

    public static Settings settings(Map<String, String> values) {
        return new Settings(key -> Optional.ofNullable(values.get(key)));
    }
}
