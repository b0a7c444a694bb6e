package org.affinitydomain.dicom.manifest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an image library says about series and instances, by their UIDs.
 *
 * @param present   whether there is an image library
 * @param series    descriptions by Series Instance UID
 * @param instances descriptions by SOP Instance UID
 */
record Descriptions(boolean present, Map<String, OfSeries> series, Map<String, OfInstance> instances) {
    /** What is said about a series. */
    record OfSeries(Optional<String> modality, Optional<LocalDate> date, Optional<LocalTime> time, OptionalInt number,
                    Optional<String> description, Optional<Code> region, Optional<Code> laterality) {
        static final OfSeries NOTHING = new OfSeries(Optional.empty(), Optional.empty(), Optional.empty(),
                OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is said about an instance. */
    record OfInstance(OptionalInt number, OptionalInt frames, Optional<KeyObject> keyObject) {
        static final OfInstance NOTHING = new OfInstance(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    OfSeries ofSeries(String uid) {
        return series.getOrDefault(uid, OfSeries.NOTHING);
    }

    OfInstance ofInstance(String uid) {
        return instances.getOrDefault(uid, OfInstance.NOTHING);
    }
}
