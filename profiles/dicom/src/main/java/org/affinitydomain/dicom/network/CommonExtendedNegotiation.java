package org.affinitydomain.dicom.network;

import java.util.List;

/**
 * SOP Class Common Extended Negotiation (PS3.7 D.3.3.6, item 57H): what a SOP class is a kind of. An acceptor does not answer it.
 *
 * @param sopClassUid              the SOP class
 * @param serviceClassUid          its service class
 * @param relatedGeneralSopClasses the general SOP classes that it may be treated as
 */
public record CommonExtendedNegotiation(String sopClassUid, String serviceClassUid, List<String> relatedGeneralSopClasses) {

    public CommonExtendedNegotiation {
        relatedGeneralSopClasses = List.copyOf(relatedGeneralSopClasses);
    }
}
