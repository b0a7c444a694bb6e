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
import java.util.stream.Collectors;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.platform.Settings;

/**
 * What the PACS that speak DIMSE have in common in this installation: its port, to which they send what C-MOVE asks for
 * ({@code affinity.imaging-source.dicom.*}), and its key.
 */
public final class DicomNetwork implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DicomNetwork.class.getName());
    private static final String PREFIX = "affinity.imaging-source.dicom.";
    private static final int PORT = 11_112;
    private static final int ASSOCIATIONS = 32;

    private final Optional<MoveDestination> destination;
    private final Optional<Tls> tls;

    private DicomNetwork(Optional<MoveDestination> destination, Optional<Tls> tls) {
        this.destination = destination;
        this.tls = tls;
    }

    /** Of an installation without such PACS. */
    public static DicomNetwork none() {
        return new DicomNetwork(Optional.empty(), Optional.empty());
    }

    /**
     * Listens, when one of the PACS may be asked by C-MOVE. A port that cannot be had is logged: PACS with C-GET work without.
     *
     * @param accesses how the sources of this installation are reached
     */
    public static DicomNetwork open(List<StudyAccess> accesses, Settings settings) {
        List<StudyAccess.Dicom> dicom = accesses.stream().filter(StudyAccess.Dicom.class::isInstance).map(StudyAccess.Dicom.class::cast).toList();
        boolean listensByTls = settings.flag(PREFIX + "tls", false);
        Set<String> titles = dicom.stream().filter(access -> access.retrieval() != StudyAccess.Retrieval.GET)
                .map(StudyAccess.Dicom::callingAeTitle).collect(Collectors.toSet());
        Optional<Tls> tls = dicom.stream().anyMatch(StudyAccess.Dicom::tls) || listensByTls && !titles.isEmpty()
                ? Optional.of(new Tls(InstallationTls.context(settings), settings.flag(PREFIX + "verify-host", true))) : Optional.empty();
        return new DicomNetwork(titles.isEmpty() ? Optional.empty()
                : listen(settings, tls.filter(any -> listensByTls).map(any -> new Tls(any.context(), true)), titles), tls);
    }

    private static Optional<MoveDestination> listen(Settings settings, Optional<Tls> tls, Set<String> titles) {
        String address = settings.text(PREFIX + "address").orElse("127.0.0.1");
        int port = settings.number(PREFIX + "port", PORT, 1, 65_535);
        try {
            InetAddress inet = InetAddress.getByName(address);
            if (!inet.isLoopbackAddress() && tls.isEmpty()) {
                LOG.log(Level.WARNING, "AFF3051 DICOM is open to the network at {0}:{1,number,#} without TLS: set {2}tls=true, "
                        + "or let only the PACS reach the port.", address, port, PREFIX);
            }
            MoveDestination destination = MoveDestination.start(new ServerSettings(new InetSocketAddress(inet, port), tls,
                    settings.number(PREFIX + "associations", ASSOCIATIONS, 1, 1_000), AssociationSettings.byDefault()), titles, task -> {
                        Thread thread = new Thread(task, "affinity-dicom");
                        thread.setDaemon(true);
                        return thread;
                    });
            LOG.log(Level.INFO, () -> "AFF3053 DICOM listens at " + address + ':' + port + " for what is asked for by C-MOVE, as " + titles + '.');
            return Optional.of(destination);
        } catch (IOException e) {
            LOG.log(Level.ERROR, () -> "AFF3050 DICOM cannot listen at " + address + ':' + port + " (" + e.getMessage() + "): PACS without C-GET "
                    + "cannot be retrieved from. Set " + PREFIX + "address and " + PREFIX + "port, and start again.");
            return Optional.empty();
        }
    }

    /** The PACS of a source; it need not answer yet. */
    public DimsePacs pacs(String sourceId, StudyAccess.Dicom access, Clock clock) {
        return new DimsePacs(sourceId, access, tls.filter(any -> access.tls()), destination, clock);
    }

    @Override
    public void close() {
        destination.ifPresent(MoveDestination::close);
    }
}
