package org.affinitydomain.imagingsource.pacs.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.imagingsource.Commands;

/** DCMTK's dcmqrscp, or Orthanc, as a hospital's PACS, for one test, on a port of its own. */
final class RealPacs implements AutoCloseable {
    static final String HERE = "AFFINITY";
    static final String TITLE = "PACS";
    private static final long START_MILLIS = 60_000;
    private final Process process;
    private final int port;

    private RealPacs(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** dcmqrscp, which knows this installation at a port. */
    static RealPacs dcmqrscp(Path folder, int here) throws IOException, InterruptedException {
        Commands.require("dcmqrscp", "dcmtk");
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("dcmqrscp.cfg"), """
                NetworkTCPPort  = %d
                MaxPDUSize      = 16384
                MaxAssociations = 16
                HostTable BEGIN
                here = (%s, 127.0.0.1, %d)
                HostTable END
                VendorTable BEGIN
                VendorTable END
                AETable BEGIN
                %s  %s  RW (500, 1024mb)  ANY
                AETable END
                """.formatted(port, HERE, here, TITLE, Files.createDirectory(folder.resolve("dcmqrscp"))));
        return await(folder, port, List.of("dcmqrscp", "-c", configuration.toString()));
    }

    /** Orthanc, which knows this installation at a port. */
    static RealPacs orthanc(Path folder, int here) throws IOException, InterruptedException {
        return orthanc(folder, here, "");
    }

    /** @param more settings of Orthanc, in JSON, each with a comma at its end */
    static RealPacs orthanc(Path folder, int here, String more) throws IOException, InterruptedException {
        Commands.require("Orthanc", "orthanc");
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {%7$s "Name": "Test", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "HttpServerEnabled": false, "HttpPort": %2$d,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomServerEnabled": true, "DicomAet": "%3$s",
                 "DicomPort": %4$d, "DicomCheckCalledAet": true, "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": true,
                 "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true, "SynchronousCMove": true,
                 "DicomModalities": {"here": {"AET": "%5$s", "Host": "127.0.0.1", "Port": %6$d, "UseDicomTls": %8$b}}}
                """.formatted(folder.resolve("orthanc"), freePort(), TITLE, port, HERE, here, more, !more.isEmpty()));
        return await(folder, port, List.of("Orthanc", configuration.toString()));
    }

    private static RealPacs await(Path folder, int port, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve(command.get(0) + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("TCP_NODELAY", "1"));
        RealPacs pacs = new RealPacs(builder.start(), port);
        long end = System.currentTimeMillis() + START_MILLIS;
        while (System.currentTimeMillis() < end && pacs.process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return pacs;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        pacs.close();
        throw new IOException(command + " does not start:\n" + Files.readString(log));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Sends files to it by storescu, as they are. */
    void store(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("storescu", "-R", "-aec", TITLE, "127.0.0.1", String.valueOf(port)));
        files.forEach(file -> command.add(file.toString()));
        Commands.Output output = Commands.run(command.toArray(String[]::new));
        if (output.status() != 0) {
            throw new IOException(output.lines().toString());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
