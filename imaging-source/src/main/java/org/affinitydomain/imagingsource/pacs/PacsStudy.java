package org.affinitydomain.imagingsource.pacs;

import java.util.Comparator;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

/**
 * A study as a PACS has it.
 *
 * @param instanceUid Study Instance UID
 * @param series      its series, in ascending order of their UIDs; at least one
 */
public record PacsStudy(String instanceUid, List<PacsSeries> series) {

    public PacsStudy {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("a study without series: " + instanceUid);
        }
        series = series.stream().sorted(Comparator.comparing(PacsSeries::instanceUid)).toList();
    }

    /**
     * The headers that speak for the patient and the study: those of the series with the lowest number that has images,
     * because reports and presentation states added later often repeat them incompletely.
     */
    public DataSet headers() {
        return series.stream().min(Comparator.comparing((PacsSeries s) -> !s.hasImages())
                .thenComparing(s -> s.headers().integer(Tag.SERIES_NUMBER).orElse(Long.MAX_VALUE))
                .thenComparing(PacsSeries::instanceUid)).orElseThrow().headers();
    }

    /** How many instances it has. */
    public int instanceCount() {
        return series.stream().mapToInt(s -> s.instances().size()).sum();
    }
}
