package org.affinitydomain.imagingsource;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.domain.config.DomainConfigurationException;
import org.affinitydomain.domain.config.DomainLoader;
import org.affinitydomain.imagingsource.pacs.Pacs;
import org.affinitydomain.imagingsource.publish.PatientLookup;

/** Lakeside Hospital of the sample region, for tests. */
public final class Lakeside {
    public static final AffinityDomain DOMAIN = load();
    public static final ImagingSource SOURCE = DOMAIN.imagingSource("lakeside").orElseThrow();
    public static final String LOCATION = SOURCE.retrieveLocationUid();
    /** Knows the patient of {@link StudyFiles} and nobody else. */
    public static final PatientLookup PATIENTS = local -> local.value().equals("L-1") && local.issuerOid().equals(Optional.of("2.999.21.2.1"))
            ? Optional.of("DOM-1^^^&1.3.6.1.4.1.21367.13.20.1000&ISO") : Optional.empty();

    private Lakeside() {
    }

    /** The hospital with a PACS behind it. */
    public static LocalSource with(Pacs pacs) {
        return new LocalSource(DOMAIN, SOURCE, pacs, ZoneId.of("Europe/Zurich"));
    }

    /** A PACS that is reached by DICOM web services. */
    public static StudyAccess.DicomWeb dicomWeb(String url, long responseMillis) {
        return new StudyAccess.DicomWeb(java.net.URI.create(url), java.time.Duration.ofSeconds(2), java.time.Duration.ofMillis(responseMillis));
    }

    private static AffinityDomain load() {
        try {
            return new DomainLoader(key -> key.equals("affinity.data") ? Optional.of(Path.of("target").toAbsolutePath().toString())
                    : Optional.empty()).load(DomainLoader.sampleRegion());
        } catch (DomainConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
