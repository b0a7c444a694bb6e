package org.affinitydomain.registry.store;

import java.util.UUID;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;

/**
 * A code as a value of an attribute: what {@code registry_code} has one row of. Identifiers that come from a short list,
 * such as sourceIds, are codes without a scheme.
 *
 * @param attribute the attribute
 * @param code      the code
 * @param scheme    its coding scheme
 */
public record CodeTerm(Attribute attribute, String code, String scheme) {

    /** The term of a coded attribute. */
    public static CodeTerm of(Attribute attribute, Code code) {
        return new CodeTerm(attribute, code.code(), code.codingScheme());
    }

    /** The term of an identifier. */
    public static CodeTerm of(Attribute attribute, String identifier) {
        return new CodeTerm(attribute, identifier, "");
    }

    /** The digest by which {@code registry_code} finds it. */
    public UUID key() {
        return TextKey.of(attribute.qualifiedLabel(), code, scheme);
    }
}
