package org.affinitydomain.imagingsource.study;

import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.domain.Oid;

/** Identifiers in DICOM objects with the authorities that issued them (PS3.3 10.14). */
final class Issuers {

    private Issuers() {
    }

    /** The identifier in an attribute, issued by whom the sequence names, or else by the authority that the source is configured with. */
    static Optional<Identifier> identifier(DataSet dataSet, int tag, int issuerSequence, String otherwise) {
        return dataSet.string(tag).map(value -> Identifier.of(value, oid(dataSet, issuerSequence).orElse(otherwise)));
    }

    /** The OID of the authority that a sequence names. */
    static Optional<String> oid(DataSet dataSet, int issuerSequence) {
        return dataSet.item(issuerSequence)
                .filter(item -> item.string(Tag.UNIVERSAL_ENTITY_ID_TYPE).map("ISO"::equals).orElse(true))
                .flatMap(item -> item.string(Tag.UNIVERSAL_ENTITY_ID)).filter(Oid::isValid);
    }
}
