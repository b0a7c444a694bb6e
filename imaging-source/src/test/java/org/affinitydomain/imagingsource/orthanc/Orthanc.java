package org.affinitydomain.imagingsource.orthanc;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affinitydomain.imagingsource.Commands;

/** A real PACS, started for one test class in a folder of its own, on ports of its own. */
final class Orthanc implements AutoCloseable {
    private static final Path DICOMWEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Orthanc(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one, or skips the test, and says so, where it is not installed. */
    static Orthanc start(Path folder) throws IOException, InterruptedException {
        Commands.require("Orthanc", "orthanc orthanc-dicomweb");
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "Test", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "Plugins": ["%2$s"],
                 "HttpPort": %3$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomServerEnabled": false,
                 "OverwriteInstances": true, "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}}
                """.formatted(folder.resolve("db"), DICOMWEB, port));
        Process process = new ProcessBuilder("Orthanc", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile()).start();
        Orthanc orthanc = new Orthanc(process, port);
        orthanc.awaitReady(folder.resolve("orthanc.log"));
        return orthanc;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            try {
                get("/dicom-web/studies");
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        close();
        throw new IOException("Orthanc does not start:\n" + Files.readString(log));
    }

    int port() {
        return port;
    }

    /**
     * Stores a Part 10 file; gives Orthanc's own id of the instance. Orthanc closes idle connections within a second, and a client
     * does not send a POST again by itself when it meets one that is being closed.
     */
    String store(byte[] file) throws IOException, InterruptedException {
        HttpRequest request = request("/instances").POST(HttpRequest.BodyPublishers.ofByteArray(file)).build();
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        Matcher id = ID.matcher(response.body());
        if (response.statusCode() != 200 || !id.find()) {
            throw new IOException("Orthanc does not store: " + response.body());
        }
        return id.group(1);
    }

    /** The file of an instance as Orthanc keeps it. */
    byte[] file(String id) throws IOException, InterruptedException {
        return get("/instances/" + id + "/file");
    }

    void delete(String id) throws IOException, InterruptedException {
        http.send(request("/instances/" + id).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + ": " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(20));
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
