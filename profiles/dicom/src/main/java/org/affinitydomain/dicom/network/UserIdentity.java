package org.affinitydomain.dicom.network;

/**
 * User Identity Negotiation (PS3.7 D.3.3.7, item 58H). Tolerated and not answered, as an acceptor that does not support it
 * does; who a peer is, its certificate says. Names and passwords in it are passed over and kept nowhere.
 *
 * @param type              1 user name, 2 with passcode, 3 Kerberos, 4 SAML assertion, 5 JSON web token
 * @param responseRequested the peer wants an answer
 */
public record UserIdentity(int type, boolean responseRequested) {
}
