package org.affinitydomain.dicom.manifest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A series that a manifest lists. Only its UID, where it is retrieved and its instances are told by every manifest; the
 * rest by those with descriptions.
 *
 * @param instanceUid Series Instance UID
 * @param modality    the modality, such as {@code CT}
 * @param date        the day it began
 * @param time        the time it began
 * @param number      Series Number
 * @param description Series Description
 * @param region      the anatomic region, as exactly as it is known
 * @param laterality  the side of the body, of PS3.16 CID 244
 * @param retrieve    where its instances can be retrieved
 * @param instances   the instances
 */
public record Series(String instanceUid, Optional<String> modality, Optional<LocalDate> date, Optional<LocalTime> time,
                     OptionalInt number, Optional<String> description, Optional<Code> region, Optional<Code> laterality,
                     RetrieveLocation retrieve, List<Instance> instances) {
    public Series {
        instances = List.copyOf(instances);
    }

    /** A series of which neither time nor side is known. */
    public Series(String instanceUid, Optional<String> modality, OptionalInt number, Optional<String> description,
                  Optional<Code> region, RetrieveLocation retrieve, List<Instance> instances) {
        this(instanceUid, modality, Optional.empty(), Optional.empty(), number, description, region, Optional.empty(),
                retrieve, instances);
    }

    /** A series without description. */
    public static Series of(String instanceUid, RetrieveLocation retrieve, List<Instance> instances) {
        return new Series(instanceUid, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
                retrieve, instances);
    }
}
