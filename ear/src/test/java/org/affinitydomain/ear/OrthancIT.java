package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.tools.demo.PatientFeed;
import org.affinitydomain.tools.fetch.Fetch;
import org.affinitydomain.tools.sample.SampleFiles;
import org.affinitydomain.tools.sample.SampleRegion;
import org.affinitydomain.tools.sample.SampleStudy;
import org.affinitydomain.tools.server.Endpoints;
import org.affinitydomain.tools.server.Installation;
import org.affinitydomain.tools.server.Server;
import org.affinitydomain.tools.server.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Orthanc as the PACS of a hospital: its study is published, found and retrieved by RAD-69 and by WADO-RS, byte for
 * byte, through a server of its own whose domain file says where Orthanc is.
 */
class OrthancIT {

    private static final Path DICOMWEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final Pattern ID = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"");
    private static final String FOLDER_ACCESS = "access: {folder: \"${affinity.data}/dicom/saint-luc\"}";
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aStudyInOrthancReachesTheConsumer(@TempDir Path work) throws Exception {
        boolean installed = Files.exists(Path.of("/usr/sbin/Orthanc")) && Files.exists(DICOMWEB);
        if (!installed) {
            System.out.println("SKIPPED: Orthanc is not installed (Debian: orthanc orthanc-dicomweb)");
        }
        assumeTrue(installed);
        int port = freePort();
        Process orthanc = startOrthanc(work, port);
        Installation installation = new Installation(Path.of("..").toRealPath(), work.resolve("home"), System.getProperty("it.wildfly.version"));
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.port-offset=14000", "affinity.imaging-source.cache.mebibytes=64",
                "affinity.domain.file=" + domainWith("http://127.0.0.1:" + port + "/dicom-web", work)));
        Server server = new Server(installation);
        try {
            SampleStudy study = SampleRegion.studies().get(0);
            Map<String, byte[]> held = fill(port, study, work);
            AffinityDomain domain = Endpoints.domain(settings);
            for (String other : List.of("lakeside", "meier")) {
                Files.createDirectories(installation.data().resolve("dicom").resolve(other));
            }
            Endpoints endpoints = Endpoints.of(settings);
            new PatientFeed(domain, server.start(settings, Duration.ofMinutes(4))).send(List.of(study.patient()));
            String report = send(HttpRequest.newBuilder(URI.create(endpoints.base() + "/imaging-source/publish"))
                    .POST(HttpRequest.BodyPublishers.noBody()), HttpResponse.BodyHandlers.ofString());
            assertTrue(report.contains("\"published\""), report);
            byRad69(endpoints, study, held, work.resolve("fetched"));
            byWadoRs(endpoints, held, work.resolve("fetched"));
            inOtherForms(endpoints, held.values().iterator().next());
        } finally {
            server.stop();
            orthanc.destroy();
            assertTrue(orthanc.waitFor(20, TimeUnit.SECONDS));
        }
    }

    /** The consumer's default: ITI-18, ITI-43, RAD-69. */
    private static void byRad69(Endpoints endpoints, SampleStudy study, Map<String, byte[]> held, Path folder) throws Exception {
        Fetch.Result fetched = new Fetch(endpoints.base(), folder).patient(study.patient().domainId());
        assertEquals(held.size() + 1, fetched.fetched());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dcm") && !isManifest(f)).toList()) {
                String uid = file.getFileName().toString().replace(".dcm", "");
                assertArrayEquals(held.get(uid), Files.readAllBytes(file), uid);
            }
        }
    }

    private void byWadoRs(Endpoints endpoints, Map<String, byte[]> held, Path folder) throws Exception {
        String manifest;
        try (Stream<Path> files = Files.walk(folder)) {
            manifest = files.filter(OrthancIT::isManifest).findFirst().orElseThrow().getFileName().toString();
        }
        String document = manifest.replace("manifest-", "").replace(".dcm", "");
        for (Map.Entry<String, byte[]> instance : held.entrySet()) {
            byte[] got = send(HttpRequest.newBuilder(URI.create(endpoints.base() + "/consumer/api/manifests/"
                    + URLEncoder.encode(endpoints.all().get("repository.uid"), StandardCharsets.UTF_8) + "/" + document + "/instances/"
                    + instance.getKey() + "?via=wado-rs")).GET(), HttpResponse.BodyHandlers.ofByteArray());
            assertArrayEquals(instance.getValue(), got, instance.getKey());
        }
    }

    /** Rendered, as a frame, and decoded, through the server: with its class loaders and image readers. */
    private void inOtherForms(Endpoints endpoints, byte[] file) throws Exception {
        DataSet image = Part10Reader.read(new ByteArrayInputStream(file), ReadOptions.documents()).dataSet();
        String study = image.string(Tag.STUDY_INSTANCE_UID).orElseThrow();
        String series = image.string(Tag.SERIES_INSTANCE_UID).orElseThrow();
        String uid = image.string(Tag.SOP_INSTANCE_UID).orElseThrow();
        String rs = endpoints.base() + "/imaging-source/wado-rs/saint-luc/studies/" + study + "/series/" + series + "/instances/" + uid;
        String uri = endpoints.base() + "/imaging-source/wado?requestType=WADO&studyUID=" + study + "&seriesUID=" + series + "&objectUID=" + uid;
        long columns = image.integer(Tag.COLUMNS).orElseThrow();
        for (String address : List.of(rs + "/rendered", uri, uri + "&contentType=image/png")) {
            byte[] rendered = send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "image/jpeg"), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(columns, ImageIO.read(new ByteArrayInputStream(rendered)).getWidth(), address);
        }
        byte[] frame = send(HttpRequest.newBuilder(URI.create(rs + "/frames/1")).header("Accept", "application/octet-stream"),
                HttpResponse.BodyHandlers.ofByteArray());
        assertArrayEquals(frame, ((Element.Value) image.element(Tag.PIXEL_DATA).orElseThrow()).bytes());
        byte[] implicit = send(HttpRequest.newBuilder(URI.create(uri + "&contentType=application/dicom&transferSyntax=1.2.840.10008.1.2")),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("1.2.840.10008.1.2", Part10Reader.read(new ByteArrayInputStream(implicit), ReadOptions.documents()).transferSyntax().uid());
        HttpResponse<String> refused = http.send(HttpRequest.newBuilder(URI.create(uri + "&contentType=application/dicom&transferSyntax="
                + "1.2.840.10008.1.2.4.90")).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(406, refused.statusCode(), refused.body());
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().startsWith("manifest-");
    }

    /** The sample region with Orthanc in place of a folder. */
    private static Path domainWith(String dicomweb, Path folder) throws IOException {
        for (String name : List.of("sample-region-codes.csv", "sample-region-imaging-codes.yaml", "sample-region.yaml")) {
            try (InputStream in = AffinityDomain.class.getResourceAsStream(name)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(name), text.replace(FOLDER_ACCESS, "access: {dicomweb: {url: \"" + dicomweb + "\"}}"));
            }
        }
        Path file = folder.resolve("sample-region.yaml");
        assertTrue(Files.readString(file).contains(dicomweb));
        return file;
    }

    /** Stores a study; gives what Orthanc then holds, by SOP Instance UID. */
    private Map<String, byte[]> fill(int port, SampleStudy study, Path work) throws IOException, InterruptedException {
        Settings folders = Settings.of(new Installation(Path.of(""), work.resolve("study"), "none"), Optional.empty(), List.of());
        SampleFiles files = new SampleFiles(Endpoints.domain(folders));
        files.write(study, done -> { });
        Map<String, byte[]> held = new HashMap<>();
        try (Stream<Path> images = Files.walk(files.folder(study))) {
            for (Path image : images.filter(Files::isRegularFile).toList()) {
                String answer = send(orthanc(port, "/instances").POST(HttpRequest.BodyPublishers.ofFile(image)), HttpResponse.BodyHandlers.ofString());
                Matcher id = ID.matcher(answer);
                assertTrue(id.find(), answer);
                byte[] file = send(orthanc(port, "/instances/" + id.group(1) + "/file").GET(), HttpResponse.BodyHandlers.ofByteArray());
                held.put(Part10Reader.read(image, ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow(), file);
            }
        }
        assertEquals(study.instanceCount(), held.size());
        return held;
    }

    private Process startOrthanc(Path work, int port) throws IOException, InterruptedException {
        Path database = Files.createDirectories(work.resolve("orthanc"));
        Path configuration = Files.writeString(work.resolve("orthanc.json"), """
                {"Name": "Hospital", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "Plugins": ["%2$s"], "HttpPort": %3$d,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomServerEnabled": false, "KeepAlive": false,
                 "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}}
                """.formatted(database, DICOMWEB, port));
        Process process = new ProcessBuilder("Orthanc", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(work.resolve("orthanc.log").toFile()).start();
        for (int i = 0; i < 150 && process.isAlive(); i++) {
            try {
                send(orthanc(port, "/system").GET(), HttpResponse.BodyHandlers.ofString());
                return process;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        process.destroyForcibly();
        throw new IOException("Orthanc does not start: " + Files.readString(work.resolve("orthanc.log")));
    }

    private static HttpRequest.Builder orthanc(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private <T> T send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException, InterruptedException {
        HttpResponse<T> response = http.send(request.timeout(Duration.ofSeconds(60)).build(), body);
        if (response.statusCode() != 200) {
            throw new IOException(response.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
