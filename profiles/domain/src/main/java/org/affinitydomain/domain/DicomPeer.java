package org.affinitydomain.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An application entity that may call an imaging source by its Retrieve AE Title.
 *
 * @param aeTitle its title, as calling AE and as destination of C-MOVE
 * @param address where instances are sent to by C-MOVE; empty for one that is no destination
 * @param may     what it may do
 */
public record DicomPeer(String aeTitle, Optional<Address> address, Set<Permission> may) {

    /** Refuses absent values. */
    public DicomPeer {
        Objects.requireNonNull(aeTitle, "aeTitle");
        Objects.requireNonNull(address, "address");
        may = Set.copyOf(may);
    }

    /** What an application entity may do. */
    public enum Permission {
        /** Send images to keep, to a source that keeps them (DICOM PS3.4 B). */
        STORE,
        /** Search and retrieve (DICOM PS3.4 C; RAD TF-2 4.16). */
        RETRIEVE
    }

    /**
     * Where it listens.
     *
     * @param host host name or address
     * @param port TCP port
     * @param tls  whether by TLS, with the certificates of this installation
     */
    public record Address(String host, int port, boolean tls) {
        /** Refuses an absent host and numbers that are no TCP port. */
        public Address {
            Objects.requireNonNull(host, "host");
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port " + port);
            }
        }
    }
}
