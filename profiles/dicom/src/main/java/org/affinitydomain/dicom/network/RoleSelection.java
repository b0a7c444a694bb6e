package org.affinitydomain.dicom.network;

/**
 * SCP/SCU Role Selection (PS3.7 D.3.3.4, item 54H): in which roles the requestor of an association acts.
 *
 * @param sopClassUid the SOP class
 * @param scu         the requestor acts as user
 * @param scp         the requestor acts as provider
 */
public record RoleSelection(String sopClassUid, boolean scu, boolean scp) {

    /** The roles without a negotiation: the requestor uses, the acceptor provides. */
    public static RoleSelection byDefault(String sopClassUid) {
        return new RoleSelection(sopClassUid, true, false);
    }

    /** The requestor provides only: what a C-GET needs for the images that come back. */
    public static RoleSelection provider(String sopClassUid) {
        return new RoleSelection(sopClassUid, false, true);
    }
}
