package org.affinitydomain.repository.ondemand;

import java.util.Objects;

/**
 * What the repository knows of an On-Demand document.
 *
 * @param uniqueId     that of its DocumentEntry
 * @param sourceId     uniqueId of the document that it is made of
 * @param provider     who makes it
 * @param languageCode that of its DocumentEntry; empty text while it is not registered
 * @param state        how far its registration has come
 * @param attempts     how often that was tried in vain
 */
public record OnDemandRecord(String uniqueId, String sourceId, String provider, String languageCode, OnDemandState state, int attempts) {

    public OnDemandRecord {
        Objects.requireNonNull(uniqueId, "uniqueId");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(languageCode, "languageCode");
        Objects.requireNonNull(state, "state");
    }
}
