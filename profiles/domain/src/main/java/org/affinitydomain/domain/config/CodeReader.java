package org.affinitydomain.domain.config;

import java.util.Optional;
import org.affinitydomain.domain.Code;
import org.affinitydomain.domain.CodeSets;
import org.affinitydomain.domain.CodedAttribute;

/** Reads a code that is used as a value, and checks that the domain's own code set has it. */
final class CodeReader {
    static final Code STAND_IN = new Code(YamlObject.TEXT_STAND_IN, "", "");
    private final CodeSets sets;

    CodeReader(CodeSets sets) {
        this.sets = sets;
    }

    CodeSets sets() {
        return sets;
    }

    /** Whether a value without a scheme may be used. */
    boolean accepts(CodedAttribute attribute, String value) {
        return sets.accepts(attribute.attributeName(), value, "");
    }

    /** A required code under a key. */
    Code required(YamlObject parent, CodedAttribute attribute) {
        return parent.object(attribute.attributeName()).map(o -> read(o, attribute)).orElse(STAND_IN);
    }

    /** The code that an object describes, and nothing else. */
    Code read(YamlObject object, CodedAttribute attribute) {
        Code code = read(object, attribute, object.text("code"));
        object.end();
        return code;
    }

    /** The code that an object describes with {@code codingScheme} and {@code display}; its other keys are the caller's. */
    Code read(YamlObject object, CodedAttribute attribute, String code) {
        String scheme = attribute.hasScheme() ? object.text("codingScheme") : "";
        Optional<String> display = object.optionalText("display");
        boolean complete = !code.equals(YamlObject.TEXT_STAND_IN) && !scheme.equals(YamlObject.TEXT_STAND_IN);
        String name = attribute.attributeName();
        if (complete && !sets.accepts(name, code, scheme)) {
            object.reading().problem(object.node(), "code '" + code + "' of scheme '" + scheme + "' is not in the code set "
                    + name, "add it to codeSets." + name + " or choose one that is there");
        }
        return new Code(code, scheme, display.or(() -> sets.find(name, code, scheme).map(Code::display)).orElse(code));
    }
}
