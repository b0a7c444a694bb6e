package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.affinitydomain.dicom.dimse.AePolicy;
import org.affinitydomain.dicom.dimse.DimseService;
import org.affinitydomain.dicom.dimse.FindScp;
import org.affinitydomain.dicom.dimse.GetScp;
import org.affinitydomain.dicom.dimse.InstanceAvailabilityScp;
import org.affinitydomain.dicom.dimse.MoveScp;
import org.affinitydomain.dicom.dimse.QueryRetrieveModel;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.dicom.network.Tls;
import org.affinitydomain.domain.DicomPeer;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyAccess;
import org.affinitydomain.platform.Settings;

/**
 * What this installation has of DICOM in common for its sources ({@code affinity.imaging-source.dicom.*}): its port, to which PACS
 * send what C-MOVE asks for and tell what has become available, and where others search and retrieve, and its key.
 */
public final class DicomNetwork implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DicomNetwork.class.getName());
    private static final String PREFIX = "affinity.imaging-source.dicom.";
    private static final int PORT = 11_112;
    private static final int ASSOCIATIONS = 32;
    /** Never seen: sources send under their own titles. */
    private static final String SENDER = "AFFINITY";
    /** Associations; a slow destination leaves the others to others. */
    private static final int TO_ONE_DESTINATION = 4;

    private final Optional<MoveDestination> destination;
    private final Optional<AssociationRequestor> sender;
    private final Optional<Tls> tls;
    private final LateServices services;

    private DicomNetwork(Optional<MoveDestination> destination, Optional<AssociationRequestor> sender, Optional<Tls> tls, LateServices services) {
        this.destination = destination;
        this.sender = sender;
        this.tls = tls;
        this.services = services;
    }

    /** Of an installation without such PACS. */
    public static DicomNetwork none() {
        return new DicomNetwork(Optional.empty(), Optional.empty(), Optional.empty(), new LateServices(List.of()));
    }

    /**
     * Listens, when one of the PACS may be asked by C-MOVE, or a source has peers that may call it, or the installation has a
     * title of its own ({@code affinity.imaging-source.dicom.ae-title}), under which anyone may tell what has become available. A
     * port that cannot be had is logged: PACS with C-GET work without.
     *
     * @param sources the sources of this installation
     */
    public static DicomNetwork open(List<ImagingSource> sources, Settings settings) {
        boolean listensByTls = settings.flag(PREFIX + "tls", false);
        Map<String, Set<String>> callers = callers(sources, settings);
        boolean speaksTls = sources.stream().anyMatch(source -> source.access() instanceof StudyAccess.Dicom dicom && dicom.tls()
                || source.peers().stream().anyMatch(peer -> peer.address().filter(DicomPeer.Address::tls).isPresent()));
        Optional<Tls> tls = speaksTls || listensByTls && !callers.isEmpty()
                ? Optional.of(new Tls(InstallationTls.context(settings), settings.flag(PREFIX + "verify-host", true))) : Optional.empty();
        LateServices services = new LateServices(sources);
        if (callers.isEmpty()) {
            return new DicomNetwork(Optional.empty(), Optional.empty(), tls, services);
        }
        AssociationRequestor sender = new AssociationRequestor(SENDER, AssociationSettings.byDefault(), DicomNetwork::thread);
        return new DicomNetwork(listen(settings, tls.filter(any -> listensByTls).map(any -> new Tls(any.context(), true)), callers,
                services(services, new PeerDestinations(sources, tls), sender), services), Optional.of(sender), tls, services);
    }

    /** Who may call whom: PACS send under titles that nobody has told. */
    private static Map<String, Set<String>> callers(List<ImagingSource> sources, Settings settings) {
        Map<String, Set<String>> callers = new TreeMap<>();
        sources.stream().filter(source -> !source.peers().isEmpty()).forEach(source -> callers.put(source.retrieveAeTitle(),
                source.peers().stream().map(DicomPeer::aeTitle).collect(Collectors.toSet())));
        sources.stream().map(ImagingSource::access).filter(StudyAccess.Dicom.class::isInstance).map(StudyAccess.Dicom.class::cast)
                .filter(access -> access.retrieval() != StudyAccess.Retrieval.GET).forEach(access -> callers.put(access.callingAeTitle(), Set.of()));
        settings.text(PREFIX + "ae-title").ifPresent(title -> callers.put(title, Set.of()));
        return callers;
    }

    private static List<DimseService> services(LateServices services, MoveScp.Destinations destinations, AssociationRequestor sender) {
        List<QueryRetrieveModel> models = List.of(QueryRetrieveModel.values());
        return List.of(new InstanceAvailabilityScp(services::available),
                new FindScp(models.stream().map(QueryRetrieveModel::find).collect(Collectors.toSet()), services::find),
                new MoveScp(models.stream().map(QueryRetrieveModel::move).collect(Collectors.toSet()), services::instances, destinations, sender,
                        TO_ONE_DESTINATION),
                new GetScp(models.stream().map(QueryRetrieveModel::get).collect(Collectors.toSet()), services::instances));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "affinity-dicom");
        thread.setDaemon(true);
        return thread;
    }

    private static Optional<MoveDestination> listen(Settings settings, Optional<Tls> tls, Map<String, Set<String>> callers,
                                                    List<DimseService> more, LateServices services) {
        String address = settings.text(PREFIX + "address").orElse("127.0.0.1");
        int port = settings.number(PREFIX + "port", PORT, 1, 65_535);
        try {
            InetAddress inet = InetAddress.getByName(address);
            if (!inet.isLoopbackAddress() && tls.isEmpty()) {
                LOG.log(Level.WARNING, "AFF3051 DICOM is open to the network at {0}:{1,number,#} without TLS: set {2}tls=true, "
                        + "or let only the PACS reach the port.", address, port, PREFIX);
            }
            MoveDestination destination = MoveDestination.start(new ServerSettings(new InetSocketAddress(inet, port), tls,
                    settings.number(PREFIX + "associations", ASSOCIATIONS, 1, 1_000), AssociationSettings.byDefault()), new AePolicy(callers),
                    services, more, DicomNetwork::thread);
            LOG.log(Level.INFO, () -> "AFF3053 DICOM listens at " + address + ':' + port + " as " + callers.keySet() + '.');
            return Optional.of(destination);
        } catch (IOException e) {
            LOG.log(Level.ERROR, () -> "AFF3050 DICOM cannot listen at " + address + ':' + port + " (" + e.getMessage() + "): PACS without C-GET "
                    + "cannot be retrieved from, no notification arrives, and nothing is stored or retrieved here. Set " + PREFIX + "address and "
                    + PREFIX + "port, and start again.");
            return Optional.empty();
        }
    }

    /** From now on, provides these services; who asks for them before is asked to repeat it. */
    public void provide(SourceServices provided) {
        services.provide(provided);
    }

    /** The PACS of a source; it need not answer yet. */
    public DimsePacs pacs(String sourceId, StudyAccess.Dicom access, Clock clock) {
        return new DimsePacs(sourceId, access, tls.filter(any -> access.tls()), destination, clock);
    }

    @Override
    public void close() {
        destination.ifPresent(MoveDestination::close);
        sender.ifPresent(AssociationRequestor::close);
    }
}
