package org.affinitydomain.dicom.network;

import java.util.Objects;
import java.util.Optional;

/**
 * Where an application entity is.
 *
 * @param aeTitle its title
 * @param host    host name or address
 * @param port    TCP port
 * @param tls     how to encrypt, when it wants TLS
 */
public record RemoteAe(String aeTitle, String host, int port, Optional<Tls> tls) {
    public RemoteAe {
        aeTitle = AeTitle.require(aeTitle);
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(tls, "tls");
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException(port + " is not a TCP port");
        }
    }

    @Override
    public String toString() {
        return aeTitle + " (" + host + ':' + port + ')';
    }
}
