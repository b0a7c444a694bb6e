package org.affinitydomain.pix.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.pix.mllp.MllpServer;
import org.affinitydomain.platform.Settings;

/**
 * The listening end of the patient feed as an installation configures it: {@link MllpSettings} below {@code affinity.pix.mllp.}, port
 * 2575. Started and closed by the application that owns the threads.
 */
public final class PatientFeedService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PatientFeedService.class.getName());
    private static final String KEY = "affinity.pix.mllp.";
    private static final int REGISTERED_PORT = 2575;

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
        MllpSettings mllp = new MllpSettings(settings, KEY, REGISTERED_PORT);
        try {
            MllpServer server = MllpServer.start(mllp.address(), sockets, mllp.limits(), threads, new PatientIdentityFeed(domain, feed));
            LOG.log(System.Logger.Level.INFO, "AFF0409 Patient feed (ITI-8) listens on {0}.", server.address());
            return new PatientFeedService(server);
        } catch (IOException e) {
            throw new UncheckedIOException("AFF0410 The patient feed cannot listen: set " + KEY + "host and " + KEY
                    + "port to a free address of this host", e);
        }
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
