package org.affinitydomain.dicom.network;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a server listens, and how much it takes.
 *
 * @param address         address and TCP port; port 0 for any
 * @param tls             key and trust, for a port that speaks TLS
 * @param maxAssociations associations at a time; one more is rejected for the time being
 * @param association     limits of each association
 */
public record ServerSettings(InetSocketAddress address, Optional<Tls> tls, int maxAssociations, AssociationSettings association) {
    public ServerSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(association, "association");
        if (maxAssociations < 1) {
            throw new IllegalArgumentException("a server has at least one association");
        }
    }
}
