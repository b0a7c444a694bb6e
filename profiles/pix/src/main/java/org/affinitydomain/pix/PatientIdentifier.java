package org.affinitydomain.pix;

import org.affinitydomain.domain.Oid;

/**
 * An identifier of a patient (HL7 v2 CX.1 and CX.4).
 *
 * @param id                    the identifier, unique within its authority; compared as written
 * @param assigningAuthorityOid who assigned it
 */
public record PatientIdentifier(String id, String assigningAuthorityOid) {
    /** Longest identifier that is stored, in characters. */
    public static final int MAX_LENGTH = 255;

    /** Refuses a blank or overlong identifier and a malformed OID. */
    public PatientIdentifier {
        if (id.isBlank() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a patient identifier has 1 to " + MAX_LENGTH + " characters");
        }
        Oid.require(assigningAuthorityOid);
    }

    /** {@code id^^^&OID&ISO}, the form of XDS patient ids (ITI TF-3 4.2.3.1.7, CX). The id is escaped as HL7 v2 does. */
    public String toCx() {
        String escaped = id.replace("\\", "\\E\\").replace("|", "\\F\\").replace("^", "\\S\\")
                .replace("&", "\\T\\").replace("~", "\\R\\");
        return escaped + "^^^&" + assigningAuthorityOid + "&ISO";
    }

    @Override
    public String toString() {
        return toCx();
    }
}
