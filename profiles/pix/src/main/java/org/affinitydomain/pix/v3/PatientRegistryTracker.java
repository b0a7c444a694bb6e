package org.affinitydomain.pix.v3;

import org.affinitydomain.xds.ebrim.MetadataFormatException;

/** Takes the messages of ITI-44; HL7's name for the receiver of them (PRPA_AR201302UV02, ITI TF-2 3.44.2). */
@FunctionalInterface
public interface PatientRegistryTracker {

    /**
     * Takes a message. When the acknowledgement is positive, everything that the message says is committed.
     *
     * @param interaction what the message is
     * @param message     its element
     * @throws MetadataFormatException when it cannot be acknowledged, because it has no id
     */
    Acknowledgement take(Interaction interaction, V3Element message) throws MetadataFormatException;
}
