package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.network.AssociationSettings;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.network.RemoteAe;
import org.affinitydomain.dicom.network.ServerSettings;
import org.affinitydomain.dicom.network.Tls;

/** Application entities for tests: servers and users of this module, and folders that they store into. */
public final class Entities {
    public static final String TITLE = "AFFINITY";
    public static final AssociationSettings SETTINGS = AssociationSettings.byDefault()
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30)).withArtim(Duration.ofSeconds(5));

    private Entities() {
    }

    public static ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    public static ServerSettings listening(Optional<Tls> tls, int associations, AssociationSettings settings) {
        return new ServerSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, associations, settings);
    }

    public static DimseServer server(Optional<Tls> tls, DimseService... services) throws IOException {
        return DimseServer.start(listening(tls, 8, SETTINGS), AePolicy.called(TITLE), List.of(services), threads("test-server"));
    }

    public static AssociationRequestor requestor() {
        return new AssociationRequestor(TITLE, SETTINGS, threads("test-requestor"));
    }

    public static RemoteAe at(String title, int port) {
        return new RemoteAe(title, "127.0.0.1", port, Optional.empty());
    }

    /** A port that nobody has at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Writes what comes to Part 10 files, named by SOP Instance UID. */
    public static StorageReceiver into(Path folder) {
        return (request, dataSet) -> {
            Path part = folder.resolve(request.sopInstanceUid() + ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                out.write(request.part10Header());
                dataSet.transferTo(out);
            }
            Files.move(part, folder.resolve(request.sopInstanceUid()));
            return Status.SUCCESS;
        };
    }

    /** The instances in a folder, in the order of their names. */
    public static List<Part10Instance> instances(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            java.util.ArrayList<Part10Instance> found = new java.util.ArrayList<>();
            for (Path file : files.sorted().toList()) {
                found.add(Part10Instance.of(file));
            }
            return found;
        }
    }

    /**
     * The elements of a file, but for group lengths (retired, PS3.5 7.2) and Data Set Trailing Padding (PS3.10 7.2), which some
     * programs drop when they send.
     */
    public static List<Element> elements(Path file) throws IOException {
        return Part10Reader.read(file, ReadOptions.documents()).dataSet().elements().stream()
                .filter(element -> Tag.element(element.tag()) != 0 && element.tag() != 0xFFFCFFFC).toList();
    }

    /** The bytes of the data set of a file. */
    public static byte[] dataSet(Path file) throws IOException {
        try (InputStream in = Part10Instance.of(file).openDataSet()) {
            return in.readAllBytes();
        }
    }
}
