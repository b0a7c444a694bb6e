package org.affinitydomain.imagingsource.study;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.imagingsource.pacs.Headers;
import org.affinitydomain.imagingsource.pacs.PacsSeries;
import org.affinitydomain.imagingsource.pacs.PacsStudy;

/** When a study was made, by Timezone Offset From UTC (PS3.3 C.12.1.1.8) or, where an object does not say, by the zone of its hospital. */
final class StudyTimes {
    private final ZoneId zone;

    StudyTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** When it began: Study Date and Time, or the earliest series. */
    Optional<Moment> start(PacsStudy study) {
        return moment(study.headers(), Tag.STUDY_DATE, Tag.STUDY_TIME)
                .or(() -> study.series().stream().flatMap(s -> seriesStart(s).stream()).min(Comparator.naturalOrder()));
    }

    /** The latest time at which it was still being made, when that is after its start. */
    Optional<Moment> stop(PacsStudy study) {
        Optional<Moment> start = start(study);
        return study.series().stream().flatMap(s -> Stream.concat(seriesStart(s).stream(), moment(s.headers(),
                        Headers.PERFORMED_PROCEDURE_STEP_END_DATE, Headers.PERFORMED_PROCEDURE_STEP_END_TIME).stream()))
                .filter(m -> m.time().isPresent()).max(Comparator.naturalOrder())
                .filter(stop -> start.isPresent() && start.get().time().isPresent() && stop.compareTo(start.get()) > 0);
    }

    /** The offset of the times in an object. */
    ZoneOffset offset(DataSet headers) {
        return headers.string(Tag.TIMEZONE_OFFSET_FROM_UTC).flatMap(StudyTimes::offset)
                .orElseGet(() -> zone.getRules().getOffset(headers.date(Tag.STUDY_DATE).orElse(LocalDate.EPOCH)
                        .atTime(headers.time(Tag.STUDY_TIME).orElse(LocalTime.NOON))));
    }

    private Optional<Moment> seriesStart(PacsSeries series) {
        return moment(series.headers(), Tag.SERIES_DATE, Tag.SERIES_TIME);
    }

    private Optional<Moment> moment(DataSet headers, int dateTag, int timeTag) {
        return headers.date(dateTag).map(date -> new Moment(date, headers.time(timeTag), offset(headers)));
    }

    private static Optional<ZoneOffset> offset(String text) {
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
