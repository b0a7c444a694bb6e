package org.affinitydomain.dicom.manifest;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A manifest: the Key Object Selection Document that lists what of a study is shared and where it is
 * (RAD TF-3 4.68.4.1.2.3; RAD MADO). The dialects of writing one are the same here.
 *
 * @param sopInstanceUid    SOP Instance UID of the manifest
 * @param seriesInstanceUid Series Instance UID of the manifest, in the same study
 * @param title             the document title; a {@link ManifestTitle}, unless another document was read
 * @param content           Content Date and Time: when the manifest was made
 * @param timezoneOffset    Timezone Offset From UTC of all times, such as {@code +0100}
 * @param patient           the patient
 * @param study             the study
 * @param manufacturer      who made the software that made the manifest
 * @param institution       Institution Name of who shares the study
 * @param requests          the requests that the study fulfils
 * @param series            the series
 * @param imageLibrary      whether series and instances are described in the document (PS3.16 TID 1600)
 */
public record Manifest(String sopInstanceUid, String seriesInstanceUid, Code title, Optional<LocalDateTime> content,
                       Optional<String> timezoneOffset, Patient patient, Study study, Optional<String> manufacturer,
                       Optional<String> institution, List<ImagingRequest> requests, List<Series> series,
                       boolean imageLibrary) {
    public Manifest {
        requests = List.copyOf(requests);
        series = List.copyOf(series);
    }

    /** A manifest that describes what it lists when its title says so. */
    public Manifest(String sopInstanceUid, String seriesInstanceUid, Code title, Optional<LocalDateTime> content,
                    Optional<String> timezoneOffset, Patient patient, Study study, Optional<String> manufacturer,
                    Optional<String> institution, List<ImagingRequest> requests, List<Series> series) {
        this(sopInstanceUid, seriesInstanceUid, title, content, timezoneOffset, patient, study, manufacturer, institution,
                requests, series, ManifestTitle.of(title).filter(ManifestTitle.MANIFEST_WITH_DESCRIPTION::equals).isPresent());
    }

    /** How many instances are listed. */
    public int instanceCount() {
        return series.stream().mapToInt(s -> s.instances().size()).sum();
    }
}
