package org.affinitydomain.imagingsource.pacs;

import java.util.Comparator;
import java.util.List;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.uid.SopClass;

/**
 * A series as a PACS has it.
 *
 * @param instanceUid Series Instance UID
 * @param headers     the {@link Headers} of one of its instances
 * @param instances   its instances, in ascending order of their numbers, then of their UIDs; at least one
 */
public record PacsSeries(String instanceUid, DataSet headers, List<Instance> instances) {
    private static final Comparator<Instance> ORDER =
            Comparator.comparingInt((Instance i) -> i.number().orElse(Integer.MAX_VALUE)).thenComparing(Instance::sopInstanceUid);

    public PacsSeries {
        if (instances.isEmpty()) {
            throw new IllegalArgumentException("a series without instances: " + instanceUid);
        }
        instances = instances.stream().sorted(ORDER).toList();
    }

    /** Whether any of its instances has pixel data to look at. */
    public boolean hasImages() {
        return instances.stream().anyMatch(i -> SopClass.isImage(i.sopClassUid()));
    }
}
