package org.affinitydomain.xds.query;

import java.util.List;
import org.affinitydomain.xds.metadata.Attribute;

/**
 * A parameter of a stored query (the tables of ITI TF-2 3.18.4.1.2.3.7).
 *
 * @param name       as in messages, such as {@code $XDSDocumentEntryPatientId}
 * @param attributes what it is compared with: one attribute, or that of each kind of object
 * @param comparison how
 * @param required   whether a request must have it
 * @param defaults   the values of a request that does not have it; none leave the attribute unasked
 */
public record QueryParameter(String name, List<Attribute> attributes, Comparison comparison, boolean required, List<String> defaults) {

    public QueryParameter {
        attributes = List.copyOf(attributes);
        defaults = List.copyOf(defaults);
    }

    static QueryParameter required(String name, Comparison comparison, Attribute... attributes) {
        return new QueryParameter(name, List.of(attributes), comparison, true, List.of());
    }

    static QueryParameter optional(String name, Comparison comparison, Attribute... attributes) {
        return new QueryParameter(name, List.of(attributes), comparison, false, List.of());
    }

    static QueryParameter withDefault(String name, Attribute attribute, String value) {
        return new QueryParameter(name, List.of(attribute), Comparison.EQUAL_TO_ANY, false, List.of(value));
    }
}
