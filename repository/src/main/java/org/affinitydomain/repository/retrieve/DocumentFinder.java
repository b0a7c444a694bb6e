package org.affinitydomain.repository.retrieve;

/** Where documents come from: the storage, or those who make them on demand. */
@FunctionalInterface
public interface DocumentFinder {

    /** Finds the document of a uniqueId; that it can be read as a whole is known before it is answered. */
    Finding find(String uniqueId);
}
