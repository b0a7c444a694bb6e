package org.affinitydomain.repository.summary;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Series;

/**
 * What of a series is said in a summary.
 *
 * @param number      Series Number
 * @param modality    the modality that the manifest tells, or else the one that the SOP classes of the series imply
 * @param isDescribed whether the manifest tells anything of the series but its instances
 * @param description Series Description
 * @param region      the anatomic region
 * @param objects     how many objects of each kind it has, those that it has none of left out
 */
record SeriesSummary(OptionalInt number, Optional<String> modality, boolean isDescribed, Optional<String> description,
                     Optional<Code> region, Map<Kind, Integer> objects) {

    static SeriesSummary of(Series series) {
        Map<Kind, Integer> objects = new EnumMap<>(Kind.class);
        for (Instance instance : series.instances()) {
            objects.merge(Kind.of(instance.sopClassUid()), 1, Integer::sum);
        }
        Optional<String> implied = series.instances().stream().map(i -> Kind.modality(i.sopClassUid())).flatMap(Optional::stream).findFirst();
        return new SeriesSummary(series.number(), series.modality().or(() -> implied),
                series.modality().isPresent() || series.description().isPresent() || series.region().isPresent(),
                series.description(), series.region(), objects);
    }

    /** How many objects it has. */
    int total() {
        return objects.values().stream().mapToInt(Integer::intValue).sum();
    }
}
