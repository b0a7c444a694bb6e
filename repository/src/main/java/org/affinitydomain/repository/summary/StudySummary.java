package org.affinitydomain.repository.summary;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.Study;

/**
 * What of a manifest is said in a summary.
 *
 * @param manifestUid SOP Instance UID of the manifest
 * @param made        when the manifest was made
 * @param timezone    the offset of all times from UTC, such as {@code +0100}
 * @param patient     the patient
 * @param study       the study
 * @param institution who shares it
 * @param accessions  the accession numbers, of the study and of its requests, each once
 * @param procedures  what was requested, each once
 * @param series      the series, in the order of the manifest
 */
record StudySummary(String manifestUid, Optional<LocalDateTime> made, Optional<String> timezone, Patient patient, Study study,
                    Optional<String> institution, List<String> accessions, List<String> procedures, List<SeriesSummary> series) {

    StudySummary {
        accessions = List.copyOf(accessions);
        procedures = List.copyOf(procedures);
        series = List.copyOf(series);
    }

    static StudySummary of(Manifest manifest) {
        List<String> accessions = Stream.concat(manifest.study().accession().stream(),
                manifest.requests().stream().map(ImagingRequest::accession).flatMap(Optional::stream)).map(Identifier::value).distinct().toList();
        List<String> procedures = manifest.requests().stream().map(ImagingRequest::procedureDescription).flatMap(Optional::stream)
                .distinct().toList();
        return new StudySummary(manifest.sopInstanceUid(), manifest.content(), manifest.timezoneOffset(), manifest.patient(), manifest.study(),
                // XON with components behind the name, as MADO has it
                manifest.institution().map(name -> name.split("\\^", 2)[0]).filter(name -> !name.isBlank()), accessions, procedures,
                manifest.series().stream().map(SeriesSummary::of).toList());
    }

    /** How many objects are shared. */
    int objects() {
        return series.stream().mapToInt(SeriesSummary::total).sum();
    }

    /** Whether the manifest says of any series what it is; plain manifests of XDS-I.b do not. */
    boolean isDescribed() {
        return series.stream().anyMatch(SeriesSummary::isDescribed);
    }
}
