package org.affinitydomain.imagingsource.manifest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.study.StudyFacts;

/**
 * Makes the manifest of a study: every instance, and where it is to be retrieved (RAD TF-3 4.68.4.1.2.3). The same study
 * under the same identity and time gives the same manifest.
 */
public final class ManifestBuilder {
    private static final String MANUFACTURER = "Affinity";

    private ManifestBuilder() {
    }

    /**
     * Makes a manifest.
     *
     * @param facts    what the study's headers say
     * @param source   the source that will be asked for the instances
     * @param identity the manifest's identifiers
     * @param made     when it was first made
     */
    public static Manifest build(StudyFacts facts, ImagingSource source, ManifestIdentity identity, Instant made) {
        RetrieveLocation retrieve = new RetrieveLocation(Optional.of(source.retrieveAeTitle()),
                Optional.of(source.retrieveLocationUid()), Optional.of(source.retrieveUrl().toString()));
        return new Manifest(identity.manifestUid(), identity.seriesUid(), ManifestTitle.MANIFEST.code(),
                Optional.of(LocalDateTime.ofInstant(made.truncatedTo(ChronoUnit.SECONDS), facts.offset())),
                Optional.of(timezone(facts)), patient(facts), study(facts), Optional.of(MANUFACTURER),
                Optional.of(source.organisation().name()), facts.requests(),
                facts.study().series().stream().map(series -> series(series, retrieve)).toList());
    }

    private static Patient patient(StudyFacts facts) {
        DataSet headers = facts.headers();
        return new Patient(facts.patientId(), headers.string(Tag.PATIENT_NAME), headers.date(Tag.PATIENT_BIRTH_DATE),
                headers.string(Tag.PATIENT_SEX).filter(List.of("M", "F", "O")::contains));
    }

    private static Study study(StudyFacts facts) {
        DataSet headers = facts.headers();
        return new Study(facts.study().instanceUid(), headers.date(Tag.STUDY_DATE), headers.time(Tag.STUDY_TIME), facts.accession(),
                headers.string(Tag.REFERRING_PHYSICIAN_NAME), headers.string(Tag.STUDY_ID), headers.string(Tag.STUDY_DESCRIPTION));
    }

    private static Series series(PacsSeries series, RetrieveLocation retrieve) {
        DataSet headers = series.headers();
        OptionalLong number = headers.integer(Tag.SERIES_NUMBER);
        return new Series(series.instanceUid(), headers.string(Tag.MODALITY),
                number.isPresent() && number.getAsLong() == (int) number.getAsLong() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty(),
                headers.string(Tag.SERIES_DESCRIPTION), Code.of(headers, Tag.ANATOMIC_REGION_SEQUENCE), retrieve, series.instances());
    }

    /** {@code +0100}: what ZoneOffset prints, without its colon and its seconds, and with digits for UTC. */
    private static String timezone(StudyFacts facts) {
        int minutes = facts.offset().getTotalSeconds() / 60;
        return String.format("%s%02d%02d", minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
