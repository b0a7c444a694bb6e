package org.affinitydomain.domain;

import java.util.Map;

/**
 * Coding schemes that are known by a short designator as well as by an OID, for example {@code DCM} and
 * {@code 1.2.840.10008.2.16.4} (DICOM PS3.16 section 8). DICOM objects carry the designator, XDS metadata either.
 *
 * @param oidByDesignator the OID of each designator
 */
public record CodingSchemes(Map<String, String> oidByDesignator) {
    private static final String URN_OID = "urn:oid:";

    /** Takes a copy. */
    public CodingSchemes {
        oidByDesignator = Map.copyOf(oidByDesignator);
    }

    /** The one form under which codes are compared: the OID where one is known, else the scheme as written. */
    public String canonical(String scheme) {
        String bare = scheme.startsWith(URN_OID) ? scheme.substring(URN_OID.length()) : scheme;
        return oidByDesignator.getOrDefault(bare, bare);
    }
}
