package org.affinitydomain.dicom.network;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.io.Part10Writer;

/**
 * What both sides of an association tell each other beside the presentation contexts (PS3.8 9.3.2.3, PS3.7 D.3.3).
 *
 * @param maxPduLength              bytes of the variable field of a P-DATA-TF PDU that the sender of the item takes; 0 for no limit
 * @param implementationClassUid    what software it is
 * @param implementationVersionName the same for people; empty text when absent
 * @param operations                asynchronous operations window, when negotiated
 * @param roles                     role selections
 * @param extended                  SOP class extended negotiations
 * @param commonExtended            SOP class common extended negotiations
 * @param userIdentity              user identity, when the requestor tells one
 */
public record UserInformation(int maxPduLength, String implementationClassUid, String implementationVersionName,
                              Optional<AsynchronousOperations> operations, List<RoleSelection> roles,
                              List<ExtendedNegotiation> extended, List<CommonExtendedNegotiation> commonExtended,
                              Optional<UserIdentity> userIdentity) {

    public UserInformation {
        roles = List.copyOf(roles);
        extended = List.copyOf(extended);
        commonExtended = List.copyOf(commonExtended);
    }

    /** What this software says of itself. */
    public static UserInformation own(int maxPduLength, Optional<AsynchronousOperations> operations, List<RoleSelection> roles) {
        return new UserInformation(maxPduLength, Part10Writer.IMPLEMENTATION_CLASS_UID, Part10Writer.IMPLEMENTATION_VERSION_NAME,
                operations, roles, List.of(), List.of(), Optional.empty());
    }

    /** The role selection of a SOP class, if there is one. */
    public Optional<RoleSelection> role(String sopClassUid) {
        return roles.stream().filter(role -> role.sopClassUid().equals(sopClassUid)).findFirst();
    }
}
