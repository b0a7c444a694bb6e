package org.affinitydomain.consumer.search;

import java.util.Optional;

/**
 * A value of referenceIdList, CXi: {@code ID^^^&OID&ISO^type} (ITI TF-3 table 4.2.3.1.7-2).
 *
 * @param id        the identifier
 * @param authority the OID of its assigning authority, where it has one
 * @param type      what it identifies
 */
record ReferenceId(String id, Optional<String> authority, String type) {

    static final String STUDY_INSTANCE_UID = "urn:ihe:iti:xds:2016:studyInstanceUID";
    static final String ACCESSION = "urn:ihe:iti:xds:2013:accession";

    /** Reads a value; components that are not there are empty. */
    static ReferenceId parse(String value) {
        String[] components = value.split("\\^", -1);
        String authority = components.length > 3 ? components[3] : "";
        String[] subcomponents = authority.split("&", -1);
        return new ReferenceId(components[0],
                Optional.of(subcomponents.length > 1 ? subcomponents[1] : "").filter(oid -> !oid.isEmpty()),
                components.length > 4 ? components[4] : "");
    }
}
