package org.affinitydomain.imagingsource.hl7;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.pix.feed.MllpSettings;
import org.affinitydomain.pix.mllp.MllpServer;
import org.affinitydomain.platform.Settings;

/**
 * The listening end for orders and reports: {@link MllpSettings} below {@code affinity.imaging-source.mllp.}, port 2576. A port of
 * its own, because the patient feed beside it belongs to another actor, and departments' systems are not the hospital's ADT.
 */
public final class StudyMessageService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StudyMessageService.class.getName());
    private static final String KEY = "affinity.imaging-source.mllp.";
    private static final int PORT = 2576;

    private final MllpServer server;

    private StudyMessageService(MllpServer server) {
        this.server = server;
    }

    /**
     * Begins to listen, when any source listens to orders or reports.
     *
     * @param settings the keys above
     * @param domain   knows authorities by their names
     * @param sources  whose studies messages are about
     * @param notices  takes what messages say
     * @param sockets  plain or TLS
     * @param threads  makes the threads
     * @throws UncheckedIOException when the address cannot be used
     */
    public static Optional<StudyMessageService> start(Settings settings, AffinityDomain domain, LocalSources sources, StudyNotices notices,
                                                      ServerSocketFactory sockets, ThreadFactory threads) {
        if (sources.all().stream().map(source -> source.source().triggers()).noneMatch(StudyMessageService::listens)) {
            return Optional.empty();
        }
        MllpSettings mllp = new MllpSettings(settings, KEY, PORT);
        try {
            MllpServer server = MllpServer.start(mllp.address(), sockets, mllp.limits(), threads, new StudyMessageFeed(domain, sources, notices));
            LOG.log(System.Logger.Level.INFO, "AFF3072 Orders and reports (HL7 v2) are listened to on {0}.", server.address());
            return Optional.of(new StudyMessageService(server));
        } catch (IOException e) {
            throw new UncheckedIOException("AFF3073 Orders and reports cannot be listened to: set " + KEY + "host and " + KEY
                    + "port to a free address of this host", e);
        }
    }

    private static boolean listens(Triggers triggers) {
        return triggers.hears(StudyEvent.ORDER) || triggers.hears(StudyEvent.REPORT);
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
