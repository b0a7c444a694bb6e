package org.affinitydomain.xds.ebrim;

import java.util.List;
import java.util.Objects;

/**
 * A named list of values of a registry object, a classification or a request (ebRIM 3.0, 2.5.3; ITI TF-3 4.2.3.1.3).
 *
 * @param name   the slot's name, as the standard spells it
 * @param values the values in their order; may be empty, which most rules of ITI TF-3 refuse later
 */
public record Slot(String name, List<String> values) {

    public Slot {
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
    }

    /** A slot of the given values. */
    public static Slot of(String name, String... values) {
        return new Slot(name, List.of(values));
    }
}
