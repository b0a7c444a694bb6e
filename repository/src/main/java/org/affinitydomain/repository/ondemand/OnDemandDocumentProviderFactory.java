package org.affinitydomain.repository.ondemand;

import org.affinitydomain.platform.Settings;

/**
 * How a provider comes into the repository: a class of this type, named in
 * {@code META-INF/services/org.affinitydomain.repository.ondemand.OnDemandDocumentProviderFactory}.
 */
public interface OnDemandDocumentProviderFactory {

    /**
     * The provider's name: lower-case letters, digits and hyphens, 64 at most. It is written in
     * {@code affinity.repository.on-demand.providers}, begins the provider's own settings, and is part of the uniqueIds of its
     * entries, so it never changes.
     */
    String name();

    /**
     * Makes the provider.
     *
     * @throws IllegalArgumentException when its settings cannot be used; the message says what to write
     */
    OnDemandDocumentProvider create(Settings settings);
}
