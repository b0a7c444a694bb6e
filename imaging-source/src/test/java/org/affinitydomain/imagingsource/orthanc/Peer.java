package org.affinitydomain.imagingsource.orthanc;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Orthanc, started for a test with a configuration of its own, and its REST interface. */
final class Peer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Process process;
    private final String base;

    private Peer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Where Orthanc is installed. */
    static Optional<Path> installed() {
        return Stream.of("/usr/sbin/Orthanc", "/usr/bin/Orthanc", "/usr/local/bin/Orthanc").map(Path::of).filter(Files::isExecutable).findFirst();
    }

    static Peer start(Path folder) throws Exception {
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name":"Test PACS","StorageDirectory":"%1$s","IndexDirectory":"%1$s","StorageCompression":false,
                 "Plugins":["/usr/share/orthanc/plugins/libOrthancDicomWeb.so"],"HttpPort":%2$d,"RemoteAccessAllowed":false,
                 "AuthenticationEnabled":true,"RegisteredUsers":{"affinity":"secret"},"DicomServerEnabled":false,
                 "DicomWeb":{"Enable":true,"Root":"/dicom-web/","EnableWado":false}}
                """.formatted(Files.createDirectories(folder.resolve("db")), port));
        Process process = new ProcessBuilder(installed().orElseThrow().toString(), configuration.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("orthanc.log").toFile()).start();
        Peer peer = new Peer(process, "http://127.0.0.1:" + port);
        for (int i = 0; i < 200 && !peer.answers(); i++) {
            Thread.sleep(50);
        }
        return peer;
    }

    int port() {
        return URI.create(base).getPort();
    }

    /** Stores a file. Orthanc closes idle connections early, and a client does not repeat a POST by itself. */
    void store(byte[] file) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                send(HttpRequest.newBuilder(URI.create(base + "/instances")).POST(HttpRequest.BodyPublishers.ofByteArray(file)));
                return;
            } catch (IOException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    /** The files of all instances, as the PACS keeps them. */
    List<byte[]> files() throws Exception {
        String list = new String(send(HttpRequest.newBuilder(URI.create(base + "/instances"))), java.nio.charset.StandardCharsets.UTF_8);
        List<byte[]> files = new java.util.ArrayList<>();
        for (String id : list.replaceAll("[^0-9a-f,-]", "").split(",")) {
            files.add(send(HttpRequest.newBuilder(URI.create(base + "/instances/" + id + "/file"))));
        }
        return files;
    }

    private boolean answers() {
        try {
            send(HttpRequest.newBuilder(URI.create(base + "/system")));
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    private static byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String user = java.util.Base64.getEncoder().encodeToString("affinity:secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        HttpResponse<byte[]> response = HTTP.send(request.header("Authorization", "Basic " + user).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Orthanc answered " + response.statusCode());
        }
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
