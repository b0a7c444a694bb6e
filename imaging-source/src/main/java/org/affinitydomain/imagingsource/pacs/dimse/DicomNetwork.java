package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.dimse.AvailabilityListener;
import org.affinitydomain.dicom.dimse.DimseException;
import org.affinitydomain.dicom.dimse.InstanceAvailabilityScp;
import org.affinitydomain.dicom.dimse.Status;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.platform.Settings;

/**
 * What the PACS that speak DIMSE have in common in this installation: its port, to which they send what C-MOVE asks for and
 * tell what has become available ({@code affinity.imaging-source.dicom.*}), and its key.
 */
public final class DicomNetwork implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DicomNetwork.class.getName());
    private static final String PREFIX = "affinity.imaging-source.dicom.";
    private static final int PORT = 11_112;
    private static final int ASSOCIATIONS = 32;

    private final Optional<MoveDestination> destination;
    private final Optional<Tls> tls;
    private final Notifications notifications;

    private DicomNetwork(Optional<MoveDestination> destination, Optional<Tls> tls, Notifications notifications) {
        this.destination = destination;
        this.tls = tls;
        this.notifications = notifications;
    }

    /** Of an installation without such PACS. */
    public static DicomNetwork none() {
        return new DicomNetwork(Optional.empty(), Optional.empty(), new Notifications());
    }

    /**
     * Listens, when one of the PACS may be asked by C-MOVE, or the installation has a title of its own
     * ({@code affinity.imaging-source.dicom.ae-title}), under which anyone may tell what has become available. A port that cannot be had is logged: PACS with C-GET work without.
     *
     * @param accesses how the sources of this installation are reached
     */
    public static DicomNetwork open(List<StudyAccess> accesses, Settings settings) {
        List<StudyAccess.Dicom> dicom = accesses.stream().filter(StudyAccess.Dicom.class::isInstance).map(StudyAccess.Dicom.class::cast).toList();
        boolean listensByTls = settings.flag(PREFIX + "tls", false);
        Set<String> titles = dicom.stream().filter(access -> access.retrieval() != StudyAccess.Retrieval.GET)
                .map(StudyAccess.Dicom::callingAeTitle).collect(Collectors.toCollection(TreeSet::new));
        settings.text(PREFIX + "ae-title").ifPresent(titles::add);
        Optional<Tls> tls = dicom.stream().anyMatch(StudyAccess.Dicom::tls) || listensByTls && !titles.isEmpty()
                ? Optional.of(new Tls(InstallationTls.context(settings), settings.flag(PREFIX + "verify-host", true))) : Optional.empty();
        Notifications notifications = new Notifications();
        return new DicomNetwork(titles.isEmpty() ? Optional.empty() : listen(settings,
                tls.filter(any -> listensByTls).map(any -> new Tls(any.context(), true)), titles, notifications), tls, notifications);
    }

    private static Optional<MoveDestination> listen(Settings settings, Optional<Tls> tls, Set<String> titles, Notifications notifications) {
        String address = settings.text(PREFIX + "address").orElse("127.0.0.1");
        int port = settings.number(PREFIX + "port", PORT, 1, 65_535);
        try {
            InetAddress inet = InetAddress.getByName(address);
            if (!inet.isLoopbackAddress() && tls.isEmpty()) {
                LOG.log(Level.WARNING, "AFF3051 DICOM is open to the network at {0}:{1,number,#} without TLS: set {2}tls=true, "
                        + "or let only the PACS reach the port.", address, port, PREFIX);
            }
            MoveDestination destination = MoveDestination.start(new ServerSettings(new InetSocketAddress(inet, port), tls,
                    settings.number(PREFIX + "associations", ASSOCIATIONS, 1, 1_000), AssociationSettings.byDefault()), titles,
                    List.of(new InstanceAvailabilityScp(notifications)), task -> {
                        Thread thread = new Thread(task, "affinity-dicom");
                        thread.setDaemon(true);
                        return thread;
                    });
            LOG.log(Level.INFO, () -> "AFF3053 DICOM listens at " + address + ':' + port + " for what is asked for by C-MOVE and for notifications, as " + titles + '.');
            return Optional.of(destination);
        } catch (IOException e) {
            LOG.log(Level.ERROR, () -> "AFF3050 DICOM cannot listen at " + address + ':' + port + " (" + e.getMessage() + "): PACS without C-GET "
                    + "cannot be retrieved from, and no notification arrives. Set " + PREFIX + "address and " + PREFIX + "port, and start again.");
            return Optional.empty();
        }
    }

    /** From now on, tells a listener what has become available (RAD-49); who tells it before is asked to repeat it. */
    public void hear(AvailabilityListener listener) {
        notifications.listener = Optional.of(listener);
    }

    /** The PACS of a source; it need not answer yet. */
    public DimsePacs pacs(String sourceId, StudyAccess.Dicom access, Clock clock) {
        return new DimsePacs(sourceId, access, tls.filter(any -> access.tls()), destination, clock);
    }

    @Override
    public void close() {
        destination.ifPresent(MoveDestination::close);
    }

    /** Hands notifications on, once there is who takes them. */
    private static final class Notifications implements AvailabilityListener {
        private volatile Optional<AvailabilityListener> listener = Optional.empty();

        @Override
        public void available(String callingAeTitle, String sopInstanceUid, DataSet notification) throws IOException {
            listener.orElseThrow(() -> new DimseException(Status.PROCESSING_FAILURE, "nobody listens here yet"))
                    .available(callingAeTitle, sopInstanceUid, notification);
        }
    }
}
