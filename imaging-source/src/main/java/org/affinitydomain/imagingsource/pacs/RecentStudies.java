package org.affinitydomain.imagingsource.pacs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which studies of a PACS are of interest when it is asked often. DICOM has no attribute for when a PACS got to know of a
 * change, so one that knows goes by the first, and others go by the date of the study.
 *
 * @param changedSince those that changed at that time or later
 * @param datedSince   those with that Study Date (0008,0020) or a later one
 */
public record RecentStudies(Instant changedSince, LocalDate datedSince) {

    public RecentStudies {
        Objects.requireNonNull(changedSince, "changedSince");
        Objects.requireNonNull(datedSince, "datedSince");
    }
}
