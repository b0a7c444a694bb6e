package org.affinitydomain.consumer.manifest;

/**
 * Where a manifest is.
 *
 * @param repositoryUniqueId the repository that has it
 * @param documentUniqueId   its uniqueId there
 */
public record ManifestReference(String repositoryUniqueId, String documentUniqueId) {

    @Override
    public String toString() {
        return documentUniqueId + " of repository " + repositoryUniqueId;
    }
}
