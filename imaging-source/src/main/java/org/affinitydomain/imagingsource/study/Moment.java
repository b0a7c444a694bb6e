package org.affinitydomain.imagingsource.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A date of a DICOM object, with its time when that is known.
 *
 * @param date   in the zone of the object
 * @param time   in the zone of the object
 * @param offset of that zone from UTC
 */
public record Moment(LocalDate date, Optional<LocalTime> time, ZoneOffset offset) implements Comparable<Moment> {
    private static final DateTimeFormatter DTM = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** A point in time as HL7 DTM in UTC, to the second (ITI TF-3 4.2.3.1.7). */
    public static String dtm(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(DTM);
    }

    /** As HL7 DTM in UTC. A day without a time stays the day that was written: no zone makes it more exact. */
    public String toDtm() {
        return time.map(t -> dtm(date.atTime(t).toInstant(offset))).orElseGet(() -> date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    @Override
    public int compareTo(Moment other) {
        return toInstant().compareTo(other.toInstant());
    }

    private Instant toInstant() {
        return date.atTime(time.orElse(LocalTime.MIN)).toInstant(offset);
    }
}
