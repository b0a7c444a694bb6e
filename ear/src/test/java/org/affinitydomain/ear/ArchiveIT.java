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
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10DataSet;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.multipart.MultipartWriter;
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
 * A practice without PACS: its device stores by C-STORE, another one by STOW-RS; the study is published by itself, found and
 * retrieved in every way there is. A second source has that archive for its PACS, by DICOMweb alone, and is moved from all the same.
 */
class ArchiveIT {
    private static final int OFFSET = 13_000;
    private static final String DICOM_PORT = String.valueOf(11_112 + OFFSET);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> originals = new HashMap<>();

    @Test
    void aPracticeWithoutPacs(@TempDir Path work) throws Exception {
        boolean installed = Stream.of("storescu", "findscu", "movescu", "getscu", "storescp").allMatch(program -> Files.exists(Path.of("/usr/bin", program)));
        if (!installed) {
            System.out.println("SKIPPED: the DICOM toolkit is not installed (Debian: dcmtk)");
        }
        assumeTrue(installed);
        int destination = freePort();
        Installation installation = new Installation(Path.of("..").toRealPath(), work.resolve("home"), System.getProperty("it.wildfly.version"));
        Settings settings = Settings.of(installation, Optional.empty(), List.of("affinity.port-offset=" + OFFSET, "affinity.imaging-source.settle=PT3S",
                "affinity.domain.file=" + domain(work, destination)));
        Server server = new Server(installation);
        Process storescp = storescp(work, destination);
        try {
            SampleStudy study = SampleRegion.studies().get(0);
            List<Path> images = images(study, work);
            AffinityDomain domain = Endpoints.domain(settings);
            Files.createDirectories(installation.data().resolve("dicom").resolve("meier"));
            Endpoints endpoints = Endpoints.of(settings);
            new PatientFeed(domain, server.start(settings, PATIENCE)).send(List.of(study.patient()));
            String web = endpoints.base() + "/imaging-source/wado-rs/saint-luc";
            store(images, web);
            published(endpoints, study);
            byRad69(endpoints, study, work.resolve("fetched"));
            byWado(endpoints.base() + "/imaging-source", web, study);
            found(web, study);
            got(study, work.resolve("got"));
            moved("SAINTLUC", study, work.resolve("moved"));
            moved("LAKESIDE", study, work.resolve("moved"));
        } finally {
            server.stop();
            storescp.destroy();
            assertTrue(storescp.waitFor(20, TimeUnit.SECONDS));
        }
    }

    /** The first hospital as a practice, and the second one with the first one's archive for its PACS. */
    private static Path domain(Path folder, int destination) throws IOException {
        String peers = "\n    peers: [{aeTitle: DEVICE, may: [store]}, {aeTitle: VIEWER, may: [retrieve]}, "
                + "{aeTitle: DEST, host: 127.0.0.1, port: " + destination + ", may: [retrieve]}]";
        String web = "http://127.0.0.1:" + (8080 + OFFSET) + "/imaging-source/wado-rs/saint-luc";
        for (String name : List.of("sample-region-codes.csv", "sample-region-imaging-codes.yaml", "sample-region.yaml")) {
            try (InputStream in = AffinityDomain.class.getResourceAsStream(name)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(name), text
                        .replace("access: {folder: \"${affinity.data}/dicom/saint-luc\"}",
                                "access: {archive: {path: \"${affinity.data}/archive\", stow: true}}" + peers)
                        .replace("access: {folder: \"${affinity.data}/dicom/lakeside\"}", "access: {dicomweb: {url: \"" + web + "\"}}"
                                + "\n    triggers: {poll: false, events: [availability]}" + peers.replace("{aeTitle: DEVICE, may: [store]}, ", "")));
            }
        }
        return folder.resolve("sample-region.yaml");
    }

    private List<Path> images(SampleStudy study, Path work) throws IOException {
        Settings folders = Settings.of(new Installation(Path.of(""), work.resolve("study"), "none"), Optional.empty(), List.of());
        SampleFiles files = new SampleFiles(Endpoints.domain(folders));
        files.write(study, done -> { });
        List<Path> images;
        try (Stream<Path> all = Files.walk(files.folder(study))) {
            images = all.filter(Files::isRegularFile).toList();
        }
        for (Path image : images) {
            originals.put(Part10Reader.read(image, ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow(), Files.readAllBytes(image));
        }
        assertTrue(images.size() > 3);
        return images;
    }

    /** Half of them by C-STORE, all of them, and one other thing, by STOW-RS. */
    private void store(List<Path> images, String web) throws Exception {
        List<String> command = new ArrayList<>(List.of("storescu", "-R", "-aet", "DEVICE", "-aec", "SAINTLUC", "127.0.0.1", DICOM_PORT));
        images.subList(0, images.size() / 2).forEach(image -> command.add(image.toString()));
        run(command);
        Path body = Files.createTempFile("stow", ".multipart");
        String contentType;
        try (var out = Files.newOutputStream(body)) {
            MultipartWriter parts = new MultipartWriter(out, "application/dicom");
            for (Path image : images) {
                try (InputStream in = Files.newInputStream(image)) {
                    parts.part(in);
                }
            }
            parts.part(new ByteArrayInputStream("nothing to be kept".getBytes(StandardCharsets.US_ASCII)));
            parts.end();
            contentType = parts.contentType();
        }
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(web + "/studies")).header("Content-Type", contentType)
                .header("Accept", "application/dicom+json").POST(HttpRequest.BodyPublishers.ofFile(body)).build(), HttpResponse.BodyHandlers.ofString());
        Files.delete(body);
        assertEquals(202, response.statusCode(), response.body());
        assertTrue(response.body().contains("0008119A") && !response.body().contains("00081198"), response.body());
    }

    /** Nobody asks for it: that images have arrived is enough. */
    private void published(Endpoints endpoints, SampleStudy study) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String list = "";
        while (System.nanoTime() < end) {
            list = text(endpoints.base() + "/imaging-source/studies");
            if (list.contains("\"published\"")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new AssertionError("not published: " + list);
    }

    private void byRad69(Endpoints endpoints, SampleStudy study, Path folder) throws Exception {
        Fetch.Result fetched = new Fetch(endpoints.base(), folder).patient(study.patient().domainId());
        assertEquals(originals.size() + 1, fetched.fetched());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dcm") && !f.getFileName().toString().startsWith("manifest-")).toList()) {
                same(file.getFileName().toString().replace(".dcm", ""), Files.readAllBytes(file));
            }
        }
    }

    /** What came by C-STORE has File Meta Information of the archive's own. */
    private void same(String uid, byte[] file) throws IOException {
        try (Part10DataSet one = Part10DataSet.open(new ByteArrayInputStream(file));
             Part10DataSet other = Part10DataSet.open(new ByteArrayInputStream(originals.get(uid)))) {
            assertEquals(other.header().transferSyntax(), one.header().transferSyntax());
            assertArrayEquals(other.content().readAllBytes(), one.content().readAllBytes(), uid);
        }
    }

    private void byWado(String source, String web, SampleStudy study) throws Exception {
        for (byte[] original : originals.values()) {
            DataSet image = Part10Reader.read(new ByteArrayInputStream(original), ReadOptions.headers()).dataSet();
            String uid = image.string(Tag.SOP_INSTANCE_UID).orElseThrow();
            String series = image.string(Tag.SERIES_INSTANCE_UID).orElseThrow();
            String studyUid = image.string(Tag.STUDY_INSTANCE_UID).orElseThrow();
            byte[] rs = bytes(web + "/studies/" + studyUid + "/series/" + series + "/instances/" + uid, "application/dicom; transfer-syntax=*");
            same(uid, rs);
            assertArrayEquals(rs, bytes(source + "/wado/saint-luc?requestType=WADO&contentType=application/dicom&studyUID=" + studyUid + "&seriesUID="
                    + series + "&objectUID=" + uid, "*/*"), uid);
        }
    }

    private void found(String web, SampleStudy study) throws Exception {
        String studyUid = studyUid();
        String found = new String(bytes(web + "/studies?PatientID=*&limit=10", "application/dicom+json"), StandardCharsets.UTF_8);
        assertTrue(found.contains(studyUid) && found.contains("\"00201208\""), found);
        String instances = new String(bytes(web + "/studies/" + studyUid + "/instances", "application/dicom+json"), StandardCharsets.UTF_8);
        originals.keySet().forEach(uid -> assertTrue(instances.contains('"' + uid + '"'), uid));
        assertEquals(204, http.send(HttpRequest.newBuilder(URI.create(web + "/studies?StudyDate=18000101")).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode());
        String answer = run(List.of("findscu", "-v", "-aet", "VIEWER", "-aec", "SAINTLUC", "127.0.0.1", DICOM_PORT, "-S", "-k", "QueryRetrieveLevel=STUDY",
                "-k", "StudyInstanceUID", "-k", "NumberOfStudyRelatedInstances"));
        assertTrue(answer.contains(studyUid) && answer.contains("[" + originals.size()), answer);
    }

    private String studyUid() throws IOException {
        return Part10Reader.read(new ByteArrayInputStream(originals.values().iterator().next()), ReadOptions.headers()).dataSet()
                .string(Tag.STUDY_INSTANCE_UID).orElseThrow();
    }

    private void got(SampleStudy study, Path folder) throws Exception {
        Files.createDirectories(folder);
        run(List.of("getscu", "-aet", "VIEWER", "-aec", "SAINTLUC", "127.0.0.1", DICOM_PORT, "-S", "+B", "-od", folder.toString(), "-k",
                "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID=" + studyUid()));
        sameIn(folder);
    }

    /** RAD-16. */
    private void moved(String title, SampleStudy study, Path folder) throws Exception {
        run(List.of("movescu", "-aet", "VIEWER", "-aec", title, "-aem", "DEST", "127.0.0.1", DICOM_PORT, "-S", "-k", "QueryRetrieveLevel=STUDY", "-k",
                "StudyInstanceUID=" + studyUid()));
        sameIn(folder);
    }

    private void sameIn(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        assertEquals(originals.size(), files.size());
        for (Path file : files) {
            same(Part10Reader.read(file, ReadOptions.headers()).dataSet().string(Tag.SOP_INSTANCE_UID).orElseThrow(), Files.readAllBytes(file));
            Files.delete(file);
        }
    }

    private static Process storescp(Path work, int port) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("storescp", "-aet", "DEST", "+xa", "+B", "-od", Files.createDirectories(work.resolve("moved")).toString(),
                String.valueOf(port)).redirectErrorStream(true).redirectOutput(work.resolve("storescp.log").toFile());
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        for (int i = 0; i < 100 && process.isAlive(); i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return process;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroyForcibly();
        throw new IOException("storescp does not start");
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + "\n" + output);
        return output;
    }

    private String text(String address) throws Exception {
        return new String(bytes(address, "*/*"), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address, String accept) throws Exception {
        HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode(), address + '\n' + new String(response.body(), StandardCharsets.UTF_8));
        return response.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
