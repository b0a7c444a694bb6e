package org.affinitydomain.consumer.image;

import org.affinitydomain.domain.ImagingSource;

/**
 * Where an instance is.
 *
 * @param studyInstanceUid  its study
 * @param seriesInstanceUid its series
 * @param sopInstanceUid    itself
 * @param source            who has it
 */
public record InstanceLocation(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid, ImagingSource source) {

    /** How messages call it. */
    String label() {
        return "Instance " + sopInstanceUid + " at imaging source " + source.id();
    }
}
