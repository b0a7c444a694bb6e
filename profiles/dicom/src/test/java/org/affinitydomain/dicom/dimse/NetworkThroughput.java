package org.affinitydomain.dicom.dimse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.network.AssociationRequestor;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * Prints how fast images are received by C-STORE and written to files, here and by DCMTK's storescp, from the same senders in
 * the same run, by turns, and the processor time of the receiver, which says the same on a busy machine. It is no test: {@code java -Xmx128m -cp ... org.affinitydomain.dicom.dimse.NetworkThroughput [FOLDER]}.
 */
public final class NetworkThroughput {
    private static final int SLICES = 300;
    private static final int EDGE = 512;
    private static final int ROUNDS = 5;

    private final Path folder;
    private final List<Part10Instance> instances = new ArrayList<>();
    private long bytes;

    private NetworkThroughput(Path folder) {
        this.folder = folder;
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir")), "throughput");
        try {
            new NetworkThroughput(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException, InterruptedException {
        Path sent = Files.createDirectory(folder.resolve("sent"));
        for (int number = 1; number <= SLICES; number++) {
            Path file = sent.resolve(String.format("slice%04d.dcm", number));
            try (OutputStream out = Files.newOutputStream(file)) {
                Part10Writer.write(out, TestStudy.slice(number, EDGE), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
            instances.add(Part10Instance.of(file));
            bytes += Files.size(file);
        }
        System.out.printf(Locale.ROOT, "%d images, %.0f MB%n", SLICES, bytes / 1e6);
        Path here = Files.createDirectory(folder.resolve("here"));
        Path there = Files.createDirectory(folder.resolve("there"));
        int port = Entities.freePort();
        try (DimseServer server = Entities.server(Optional.empty(), new StorageScp(Entities.into(here)));
             Peer storescp = Peer.start(port, folder, List.of("storescp", "+xa", "-uf", "+B", "-pdu", "131072", "-od", there.toString(), String.valueOf(port)));
             AssociationRequestor requestor = Entities.requestor()) {
            for (int round = 1; round <= ROUNDS; round++) {
                boolean first = round % 2 == 0;
                for (boolean own : new boolean[] {first, !first}) {
                    int to = own ? server.address().getPort() : port;
                    String receiver = own ? "here    " : "storescp";
                    print(round, receiver, "this module's user", send(requestor, to), "");
                    empty(own ? here : there);
                    Duration before = own ? ownProcessorTime() : storescp.processorTime();
                    long nanos = storescu(sent, to);
                    Duration used = (own ? ownProcessorTime() : storescp.processorTime()).minus(before);
                    print(round, receiver, "storescu          ", nanos, String.format("%5d ms of processor time", used.toMillis()));
                    empty(own ? here : there);
                }
            }
        }
    }

    private void print(int round, String receiver, String sender, long nanos, String more) {
        System.out.printf(Locale.ROOT, "round %d  received by %s  sent by %s  %6.0f MB/s  %s%n", round, receiver, sender, bytes * 1e3 / nanos, more);
    }

    /** All that this process uses while storescu sends is used to receive. */
    private static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private long send(AssociationRequestor requestor, int port) throws IOException {
        long begin = System.nanoTime();
        try (DimseAssociation association = new DimseAssociation(requestor.open(Entities.at(Entities.TITLE, port), StorageScu.proposal(instances)))) {
            for (Part10Instance instance : instances) {
                Status status = StorageScu.store(association, instance, Optional.empty());
                if (!status.isDone()) {
                    throw new IOException(status.toString());
                }
            }
            association.release();
        }
        return System.nanoTime() - begin;
    }

    private static long storescu(Path sent, int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("storescu", "-aec", Entities.TITLE, "-xe", "-pdu", "131072", "+sd", "127.0.0.1", String.valueOf(port),
                sent.toString()).inheritIO();
        builder.environment().put("TCP_NODELAY", "1");
        long begin = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("storescu failed");
        }
        return System.nanoTime() - begin;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
