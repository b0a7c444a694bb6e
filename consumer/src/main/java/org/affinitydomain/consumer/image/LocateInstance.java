package org.affinitydomain.consumer.image;

import java.util.Optional;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.ImagingSource;

/** Tells by a manifest and the domain's configuration who has an instance (RAD TF-3 4.68.4.1.2.3, Retrieve Location UID). */
public final class LocateInstance {

    private final AffinityDomain domain;

    public LocateInstance(AffinityDomain domain) {
        this.domain = domain;
    }

    /** The imaging source of a series; empty when the domain's configuration does not list it. */
    public Optional<ImagingSource> source(Series series) {
        return series.retrieve().locationUid().flatMap(domain::imagingSourceAt);
    }

    /** Where the instance is that the manifest lists. */
    public InstanceLocation locate(Manifest manifest, String sopInstanceUid) throws ConsumerException {
        Series series = manifest.series().stream()
                .filter(s -> s.instances().stream().anyMatch(instance -> instance.sopInstanceUid().equals(sopInstanceUid)))
                .findFirst().orElseThrow(() -> new ConsumerException(ProblemType.NOT_IN_MANIFEST,
                        "Manifest " + manifest.sopInstanceUid() + " does not list instance " + sopInstanceUid));
        ImagingSource source = source(series).orElseThrow(() -> new ConsumerException(ProblemType.SOURCE_NOT_IN_DOMAIN,
                "Series " + series.instanceUid() + " names the Retrieve Location UID "
                        + series.retrieve().locationUid().orElse("(none)") + ", which is not in the domain's configuration"));
        return new InstanceLocation(manifest.study().instanceUid(), series.instanceUid(), sopInstanceUid, source);
    }
}
