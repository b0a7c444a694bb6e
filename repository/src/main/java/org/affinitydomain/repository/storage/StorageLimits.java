package org.affinitydomain.repository.storage;

/**
 * The bounds of a storage.
 *
 * @param documentBytes the largest document, in bytes
 * @param freeBytes     what has to stay free on the device, in bytes: documents that would go below it are refused, so that
 *                      the database beside them still works
 */
public record StorageLimits(long documentBytes, long freeBytes) {

    public StorageLimits {
        if (documentBytes <= 0 || freeBytes < 0) {
            throw new IllegalArgumentException("documentBytes must be positive, freeBytes not negative");
        }
    }
}
