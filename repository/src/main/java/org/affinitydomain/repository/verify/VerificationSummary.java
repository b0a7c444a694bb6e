package org.affinitydomain.repository.verify;

/**
 * What a verification has looked at and found.
 *
 * @param documents   documents of the index
 * @param bytes       their sizes together, as submitted
 * @param storedBytes what they take in the storage
 * @param underWay    contents that are being submitted or removed, which is no finding
 * @param missing     findings of that kind
 * @param altered     findings of that kind
 * @param orphaned    findings of that kind
 */
public record VerificationSummary(long documents, long bytes, long storedBytes, long underWay, long missing, long altered, long orphaned) {

    static final VerificationSummary NOTHING = new VerificationSummary(0, 0, 0, 0, 0, 0, 0);

    /** How many findings there were. */
    public long findings() {
        return missing + altered + orphaned;
    }

    VerificationSummary plusDocument(long size, long storedSize) {
        return new VerificationSummary(documents + 1, bytes + size, storedBytes + storedSize, underWay, missing, altered, orphaned);
    }

    VerificationSummary plusUnderWay() {
        return new VerificationSummary(documents, bytes, storedBytes, underWay + 1, missing, altered, orphaned);
    }

    VerificationSummary plus(Finding.Kind kind) {
        return switch (kind) {
            case MISSING -> new VerificationSummary(documents, bytes, storedBytes, underWay, missing + 1, altered, orphaned);
            case ALTERED -> new VerificationSummary(documents, bytes, storedBytes, underWay, missing, altered + 1, orphaned);
            case ORPHANED -> new VerificationSummary(documents, bytes, storedBytes, underWay, missing, altered, orphaned + 1);
        };
    }
}
