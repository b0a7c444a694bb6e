package org.affinitydomain.tools.verify;

/**
 * What a verification of the registry's entries looked up and found.
 *
 * @param documents documents that the registry has entries of
 * @param missing   those that the repository does not have
 */
public record EntrySummary(long documents, long missing) {

    EntrySummary plus(long moreDocuments, long moreMissing) {
        return new EntrySummary(documents + moreDocuments, missing + moreMissing);
    }
}
