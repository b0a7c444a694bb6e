package org.affinitydomain.pix.feed;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.affinitydomain.pix.mllp.MllpLimits;
import org.affinitydomain.platform.Settings;

/**
 * Where a receiver of HL7 v2 messages listens and what it allows, as an installation configures it below a key:
 * {@code host} (127.0.0.1), {@code port}, {@code connections} (64), {@code message-bytes} (1048576), {@code idle} (PT10M) and
 * {@code transfer} (PT30S).
 *
 * @param settings    the installation's settings
 * @param key         for example {@code affinity.pix.mllp.}, with the dot at its end
 * @param defaultPort where nothing is configured
 */
public record MllpSettings(Settings settings, String key, int defaultPort) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65535;
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    public MllpSettings {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(key, "key");
    }

    /** Where to listen. */
    public InetSocketAddress address() {
        return new InetSocketAddress(settings.text(key + "host").orElse(LOOPBACK), settings.number(key + "port", defaultPort, 0, MAX_PORT));
    }

    /** What clients may do. */
    public MllpLimits limits() {
        MllpLimits byDefault = MllpLimits.DEFAULT;
        return new MllpLimits(settings.number(key + "connections", byDefault.connections(), 1, MAX_CONNECTIONS),
                settings.number(key + "message-bytes", byDefault.messageBytes(), 1024, MAX_MESSAGE_BYTES),
                settings.duration(key + "idle", byDefault.idle()), settings.duration(key + "transfer", byDefault.transfer()));
    }
}
