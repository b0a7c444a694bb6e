package org.affinitydomain.tools.verify;

import java.io.IOException;
import org.affinitydomain.tools.Json;

/**
 * What a verification looked at and found.
 *
 * @param documents   documents of the index
 * @param bytes       their sizes together, as submitted
 * @param storedBytes what they take in the storage
 * @param underWay    contents that are being submitted or removed
 * @param missing     documents without their bytes
 * @param altered     documents that are not what index or registry say
 * @param orphaned    bytes without a document, documents without an entry
 */
public record Summary(long documents, long bytes, long storedBytes, long underWay, long missing, long altered, long orphaned) {

    static Summary of(Json told) throws IOException {
        return new Summary(number(told, "documents"), number(told, "bytes"), number(told, "storedBytes"), number(told, "underWay"),
                number(told, "missing"), number(told, "altered"), number(told, "orphaned"));
    }

    private static long number(Json told, String field) throws IOException {
        return Long.parseLong(told.text(field));
    }

    /** How many findings there were. */
    public long findings() {
        return missing + altered + orphaned;
    }
}
