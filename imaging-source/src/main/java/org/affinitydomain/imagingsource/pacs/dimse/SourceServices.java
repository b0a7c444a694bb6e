package org.affinitydomain.imagingsource.pacs.dimse;

import org.affinitydomain.dicom.dimse.AvailabilityListener;
import org.affinitydomain.dicom.dimse.FindProvider;
import org.affinitydomain.dicom.dimse.RetrieveProvider;
import org.affinitydomain.dicom.dimse.StorageReceiver;

/**
 * What the sources of an installation provide to others on its DICOM port.
 *
 * @param storage      keeps images
 * @param find         answers searches
 * @param retrieve     finds images that are to be sent
 * @param availability is told what has become available (RAD-49)
 */
public record SourceServices(StorageReceiver storage, FindProvider find, RetrieveProvider retrieve, AvailabilityListener availability) {
}
