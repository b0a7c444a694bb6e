package org.affinitydomain.dicom.manifest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A series that a manifest lists. Modality, number, description and region are told by manifests with descriptions only.
 *
 * @param instanceUid Series Instance UID
 * @param modality    the modality, such as {@code CT}
 * @param number      Series Number
 * @param description Series Description
 * @param region      the anatomic region
 * @param retrieve    where its instances can be retrieved
 * @param instances   the instances
 */
public record Series(String instanceUid, Optional<String> modality, OptionalInt number, Optional<String> description,
                     Optional<Code> region, RetrieveLocation retrieve, List<Instance> instances) {
    public Series {
        instances = List.copyOf(instances);
    }

    /** A series without description. */
    public static Series of(String instanceUid, RetrieveLocation retrieve, List<Instance> instances) {
        return new Series(instanceUid, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
                retrieve, instances);
    }
}
