package org.affinitydomain.tools.verify;

import java.io.IOException;
import org.affinitydomain.tools.Json;

/**
 * Something that is not as it should be.
 *
 * @param kind     {@code MISSING}, {@code ALTERED} or {@code ORPHANED}
 * @param uniqueId of the document, or {@code -} when nobody knows it
 * @param what     what was found
 * @param remedy   what to do
 */
public record Finding(String kind, String uniqueId, String what, String remedy) {

    static Finding of(Json told) throws IOException {
        return new Finding(told.text("finding"), told.optional("uniqueId").orElse("-"), told.text("what"), told.text("remedy"));
    }

    /** One line, columns separated by tabs. */
    public String line() {
        return String.join("\t", kind, uniqueId, what, remedy);
    }
}
