package org.affinitydomain.xds.metadata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.LocalizedString;
import org.affinitydomain.xds.ebrim.Slot;

/**
 * A coded value (ITI TF-3 4.2.3.1.2).
 *
 * @param code         the code
 * @param codingScheme the identifier of its scheme, an OID or a name; empty text when the sender left it out
 * @param display      what a person reads; may be empty
 */
public record Code(String code, String codingScheme, String display) {

    public Code {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(codingScheme, "codingScheme");
        Objects.requireNonNull(display, "display");
    }

    /** The code that a classification carries. */
    public static Code of(Classification classification) {
        return new Code(classification.nodeRepresentation().orElse(""),
                classification.slotValues("codingScheme").stream().findFirst().orElse(""),
                classification.names().stream().map(LocalizedString::value).findFirst().orElse(""));
    }

    /** This code as a classification of the given scheme, for the object of that id. */
    public Classification toClassification(String classificationScheme, String classifiedObject) {
        return new Classification(Optional.empty(), Optional.of(classificationScheme), Optional.empty(),
                Optional.of(classifiedObject), Optional.of(code), List.of(LocalizedString.of(display)),
                List.of(Slot.of("codingScheme", codingScheme)));
    }
}
