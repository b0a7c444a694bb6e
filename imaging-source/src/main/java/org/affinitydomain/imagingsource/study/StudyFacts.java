package org.affinitydomain.imagingsource.study;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.ImagingRequest;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.AssigningAuthority;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.Oid;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;

/**
 * What the headers of a study say, understood with what is configured of its source: the manifest and the document metadata
 * are both made of this.
 *
 * @param study     the study
 * @param patientId the patient's identifier with its authority; empty when the headers have none
 * @param accession the accession number with its authority; empty too when several requests share the study
 * @param requests  the requests that it fulfils
 * @param offset    offset from UTC of the times in {@link PacsStudy#headers()}
 * @param start     when it began
 * @param stop      the last time known at which it was being made, after {@code start}
 */
public record StudyFacts(PacsStudy study, Optional<Identifier> patientId, Optional<Identifier> accession,
                         List<ImagingRequest> requests, ZoneOffset offset, Optional<Moment> start, Optional<Moment> stop) {

    public StudyFacts {
        requests = List.copyOf(requests);
    }

    /**
     * Reads the headers of a study.
     *
     * @param domain knows authorities by their names
     * @param source knows which authority is meant where a header names none
     * @param zone   of the hospital, for objects without Timezone Offset From UTC
     */
    public static StudyFacts of(PacsStudy study, AffinityDomain domain, ImagingSource source, ZoneId zone) {
        StudyRequests requests = new StudyRequests(source);
        StudyTimes times = new StudyTimes(zone);
        return new StudyFacts(study, patientId(study.headers(), domain, source), requests.accession(study), requests.of(study),
                times.offset(study.headers()), times.start(study), times.stop(study));
    }

    /** The headers that speak for patient and study. */
    public DataSet headers() {
        return study.headers();
    }

    /** The series that were acquired to be looked at; all of them when none has images. */
    public List<PacsSeries> acquired() {
        List<PacsSeries> images = study.series().stream().filter(PacsSeries::hasImages).toList();
        return images.isEmpty() ? study.series() : images;
    }

    /** Issuer of Patient ID is an OID in some hospitals, the name of the authority in others, and mostly absent. */
    private static Optional<Identifier> patientId(DataSet headers, AffinityDomain domain, ImagingSource source) {
        String authority = Issuers.oid(headers, Tag.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE)
                .or(() -> headers.string(Tag.ISSUER_OF_PATIENT_ID).flatMap(issuer -> Oid.isValid(issuer) ? Optional.of(issuer)
                        : domain.assigningAuthorities().stream().filter(a -> a.name().equalsIgnoreCase(issuer))
                                .map(AssigningAuthority::oid).findFirst()))
                .orElse(source.localAuthority().oid());
        return headers.string(Tag.PATIENT_ID).map(id -> Identifier.of(id, authority));
    }
}
