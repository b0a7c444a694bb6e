package org.affinitydomain.dicom.network;

import java.time.Duration;
import java.util.Objects;

/**
 * How much and how long an association may ask for.
 *
 * @param maxPduLength   bytes of the variable field of a P-DATA-TF PDU taken here; one buffer of that size for each
 *                       association, and the same at most for what is sent
 * @param connectTimeout for a TCP connection, and then for its TLS handshake
 * @param artim          the ARTIM timer (PS3.8 9.1.5): for a request or answer of association or release, and for the peer to
 *                       close the connection
 * @param idleTimeout    how long the peer may be silent on an established association, and how long one PDU may take
 * @param writeTimeout   how long the peer may leave one PDU unread
 */
public record AssociationSettings(int maxPduLength, Duration connectTimeout, Duration artim, Duration idleTimeout,
                                  Duration writeTimeout) {
    private static final int SMALLEST_PDU = 4 << 10;
    private static final int LARGEST_PDU = 1 << 20;
    private static final Duration LONGEST = Duration.ofDays(1);

    public AssociationSettings {
        if (maxPduLength < SMALLEST_PDU || maxPduLength > LARGEST_PDU) {
            throw new IllegalArgumentException("the PDU length has to be from " + SMALLEST_PDU + " to " + LARGEST_PDU);
        }
        for (Duration duration : new Duration[] {connectTimeout, artim, idleTimeout, writeTimeout}) {
            Objects.requireNonNull(duration, "duration");
            if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a timeout has to be from 1 ms to a day, not " + duration);
            }
        }
    }

    /** 128 KiB; 5 s to connect, 10 s for ARTIM, 60 s of silence, 30 s for the peer to take a PDU. */
    public static AssociationSettings byDefault() {
        return new AssociationSettings(128 << 10, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60),
                Duration.ofSeconds(30));
    }

    /** The same with another PDU length. */
    public AssociationSettings withMaxPduLength(int bytes) {
        return new AssociationSettings(bytes, connectTimeout, artim, idleTimeout, writeTimeout);
    }

    /** The same with other timeouts of connecting and of silence. */
    public AssociationSettings withTimeouts(Duration connect, Duration idle) {
        return new AssociationSettings(maxPduLength, connect, artim, idle, writeTimeout);
    }

    /** The same with another ARTIM timer. */
    public AssociationSettings withArtim(Duration duration) {
        return new AssociationSettings(maxPduLength, connectTimeout, duration, idleTimeout, writeTimeout);
    }

    /** The same with another time for the peer to take a PDU. */
    public AssociationSettings withWriteTimeout(Duration duration) {
        return new AssociationSettings(maxPduLength, connectTimeout, artim, idleTimeout, duration);
    }
}
