package org.affinitydomain.dicom.network;

import java.util.Arrays;

/**
 * SOP Class Extended Negotiation (PS3.7 D.3.3.5, item 56H), such as relational queries (PS3.4 C.5.1.1).
 *
 * @param sopClassUid the SOP class
 * @param information Service-class-application-information, as the service class defines it
 */
public record ExtendedNegotiation(String sopClassUid, byte[] information) {

    public ExtendedNegotiation {
        information = information.clone();
    }

    @Override
    public byte[] information() {
        return information.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedNegotiation that && sopClassUid.equals(that.sopClassUid)
                && Arrays.equals(information, that.information);
    }

    @Override
    public int hashCode() {
        return 31 * sopClassUid.hashCode() + Arrays.hashCode(information);
    }
}
