package org.affinitydomain.dicom.network;

/**
 * A presentation context that both sides agreed on.
 *
 * @param id             its number on this association
 * @param abstractSyntax the SOP class UID
 * @param transferSyntax the transfer syntax UID of data sets in it
 * @param scu            this side may act as service class user
 * @param scp            this side may act as service class provider
 */
public record AcceptedContext(int id, String abstractSyntax, String transferSyntax, boolean scu, boolean scp) {
}
