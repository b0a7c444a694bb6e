package org.affinitydomain.fhir.manifest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.affinitydomain.dicom.manifest.Manifest;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/** The times of a manifest, which FHIR wants with their offset from UTC; without an offset they are taken for UTC. */
final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final Manifest manifest;
    private final ZoneOffset offset;

    Times(Manifest manifest) {
        this.manifest = manifest;
        this.offset = manifest.timezoneOffset().filter(text -> text.matches("[+-](0\\d|1[0-4])[0-5]\\d"))
                .filter(text -> !text.matches("[+-]14(?!00)..")).map(ZoneOffset::of).orElse(ZoneOffset.UTC);
    }

    /** When the manifest was made. */
    String made() {
        LocalDateTime made = manifest.content().orElseThrow(() -> new IllegalArgumentException("A manifest needs a content date and time"));
        return SECONDS.format(made.atOffset(offset));
    }

    InstantType madeInstant() {
        return new InstantType(made());
    }

    /** A day with its time; a day alone where the time is not known. */
    Optional<DateTimeType> dateTime(Optional<LocalDate> date, Optional<LocalTime> time) {
        return date.map(day -> new DateTimeType(time.map(t -> SECONDS.format(day.atTime(t).atOffset(offset))).orElseGet(day::toString)));
    }
}
