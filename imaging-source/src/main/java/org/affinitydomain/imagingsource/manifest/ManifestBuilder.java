package org.affinitydomain.imagingsource.manifest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestTitle;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.RetrieveLocation;
import org.affinitydomain.dicom.manifest.Study;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.ManifestOptions;
import org.affinitydomain.domain.Organisation;
import org.affinitydomain.imagingsource.study.Moment;
import org.affinitydomain.imagingsource.study.StudyFacts;

/**
 * Makes the manifest of a study: every instance, and where it is to be retrieved (RAD TF-3 4.68.4.1.2.3), in the form that
 * is configured of its source. The same study under the same identity and time gives the same manifest.
 */
public final class ManifestBuilder {
    private static final String MANUFACTURER = "Affinity";
    /** Institution Name is of VR LO. */
    private static final int LONGEST_INSTITUTION = 64;

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
        SeriesBuilder series = new SeriesBuilder(source.codes(), retrieve);
        return new Manifest(identity.manifestUid(), identity.seriesUid(), title(source.manifest()).code(),
                Optional.of(LocalDateTime.ofInstant(made.truncatedTo(ChronoUnit.SECONDS), facts.offset())),
                Optional.of(timezone(facts)), patient(facts), study(facts), Optional.of(MANUFACTURER),
                Optional.of(institution(source)), facts.requests(),
                facts.study().series().stream().map(series::build).toList(), source.manifest().imageLibrary());
    }

    private static Patient patient(StudyFacts facts) {
        DataSet headers = facts.headers();
        return new Patient(facts.patientId(), headers.string(Tag.PATIENT_NAME), headers.date(Tag.PATIENT_BIRTH_DATE),
                headers.string(Tag.PATIENT_SEX).filter(List.of("M", "F", "O")::contains));
    }

    /** A study that does not say when it began did so with its first series, as far as that is known. */
    private static Study study(StudyFacts facts) {
        DataSet headers = facts.headers();
        Optional<Moment> start = headers.date(Tag.STUDY_DATE).isPresent() ? Optional.empty() : facts.start();
        return new Study(facts.study().instanceUid(), headers.date(Tag.STUDY_DATE).or(() -> start.map(Moment::date)),
                headers.time(Tag.STUDY_TIME).or(() -> start.flatMap(Moment::time)), facts.accession(),
                headers.string(Tag.REFERRING_PHYSICIAN_NAME), headers.string(Tag.STUDY_ID), headers.string(Tag.STUDY_DESCRIPTION));
    }

    /** MADO recommends XON, with which the institution is identified too, where Institution Name has room for it. */
    private static String institution(ImagingSource source) {
        Organisation organisation = source.organisation();
        String xon = organisation.name() + "^^^^^^^^^" + organisation.oid();
        boolean fits = xon.length() <= LONGEST_INSTITUTION && !organisation.name().contains("^");
        return source.manifest().title() == ManifestOptions.Title.MANIFEST_WITH_DESCRIPTION && fits ? xon : organisation.name();
    }

    private static ManifestTitle title(ManifestOptions options) {
        return switch (options.title()) {
            case MANIFEST -> ManifestTitle.MANIFEST;
            case MANIFEST_WITH_DESCRIPTION -> ManifestTitle.MANIFEST_WITH_DESCRIPTION;
        };
    }

    /** {@code +0100}: what ZoneOffset prints, without its colon and its seconds, and with digits for UTC. */
    private static String timezone(StudyFacts facts) {
        int minutes = facts.offset().getTotalSeconds() / 60;
        return String.format("%s%02d%02d", minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
