package org.affinitydomain.pix.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.mllp.MllpLimits;
import org.affinitydomain.pix.mllp.MllpServer;
import org.affinitydomain.platform.Settings;

/**
 * The listening end of the patient feed as an installation configures it:
 * {@code affinity.pix.mllp.host} (127.0.0.1), {@code affinity.pix.mllp.port} (2575), {@code affinity.pix.mllp.connections}
 * (64), {@code affinity.pix.mllp.message-bytes} (1048576), {@code affinity.pix.mllp.idle} (PT10M) and
 * {@code affinity.pix.mllp.transfer} (PT30S). Started and closed by the application that owns the threads.
 */
public final class PatientFeedService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PatientFeedService.class.getName());
    private static final String KEY = "affinity.pix.mllp.";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int REGISTERED_PORT = 2575;
    private static final int MAX_PORT = 65535;
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    private final MllpServer server;

    private PatientFeedService(MllpServer server) {
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param settings  the keys above
     * @param domain    whose patients are taken
     * @param feed      takes them
     * @param sockets   plain or TLS
     * @param threads   makes the threads; in a server a managed factory
     * @throws UncheckedIOException when the address cannot be used
     */
    public static PatientFeedService start(Settings settings, AffinityDomain domain, PatientFeed feed,
                                           ServerSocketFactory sockets, ThreadFactory threads) {
        InetSocketAddress address = new InetSocketAddress(settings.text(KEY + "host").orElse(LOOPBACK),
                settings.number(KEY + "port", REGISTERED_PORT, 0, MAX_PORT));
        MllpLimits limits = limits(settings);
        try {
            MllpServer server = MllpServer.start(address, sockets, limits, threads, new PatientIdentityFeed(domain, feed));
            LOG.log(System.Logger.Level.INFO, "AFF0409 Patient feed (ITI-8) listens on {0}.", server.address());
            return new PatientFeedService(server);
        } catch (IOException e) {
            throw new UncheckedIOException("AFF0410 The patient feed cannot listen: set " + KEY + "host and " + KEY
                    + "port to a free address of this host", e);
        }
    }

    private static MllpLimits limits(Settings settings) {
        MllpLimits byDefault = MllpLimits.DEFAULT;
        Duration idle = settings.duration(KEY + "idle", byDefault.idle());
        Duration transfer = settings.duration(KEY + "transfer", byDefault.transfer());
        return new MllpLimits(settings.number(KEY + "connections", byDefault.connections(), 1, MAX_CONNECTIONS),
                settings.number(KEY + "message-bytes", byDefault.messageBytes(), 1024, MAX_MESSAGE_BYTES), idle, transfer);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
