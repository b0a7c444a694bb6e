package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;

import java.util.Optional;

/**
 * An identifier with the authority that issued it (PS3.3 10.14).
 *
 * @param value     the identifier, such as an accession number
 * @param issuerOid the OID of the assigning authority, where it is known
 */
public record Identifier(String value, Optional<String> issuerOid) {
    private static final String ISO = "ISO";

    /** An identifier of a known authority. */
    public static Identifier of(String value, String issuerOid) {
        return new Identifier(value, Optional.of(issuerOid));
    }

    /** The identifier in one attribute, and its issuer in a sequence; empty when the attribute is. */
    static Optional<Identifier> read(DataSet dataSet, int tag, int issuerSequence) {
        return dataSet.string(tag).map(value -> new Identifier(value, dataSet.item(issuerSequence).flatMap(Identifier::oid)));
    }

    /** The item of the sequence that names the issuer. */
    Optional<DataSet> issuerItem() {
        return issuerOid.map(oid -> DataSet.builder()
                .set(Tag.UNIVERSAL_ENTITY_ID, oid)
                .set(Tag.UNIVERSAL_ENTITY_ID_TYPE, ISO)
                .build());
    }

    private static Optional<String> oid(DataSet issuer) {
        boolean iso = issuer.string(Tag.UNIVERSAL_ENTITY_ID_TYPE).map(ISO::equals).orElse(true);
        return iso ? issuer.string(Tag.UNIVERSAL_ENTITY_ID) : Optional.empty();
    }
}
