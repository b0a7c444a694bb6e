package org.affinitydomain.tools.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
    private static final String STUDIES = "/consumer/api/patients/P%5E%5E%5E%261.2%26ISO/studies";
    private static final String STUDY = "{\"studies\":[{\"title\":\"x\",\"size\":3,\"manifest\":\"/m\",\"content\":\"/c\"}]}";
    private static final String CONTENT = """
            {"studyInstanceUid":"1.2.3","documentUniqueId":"1.2.9","series":[{"seriesInstanceUid":"1.2.3.1",
             "instances":[{"sopInstanceUid":"%s","href":"/i"}]}]}""";

    @TempDir
    Path folder;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean breakOff;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            requests.add(path);
            byte[] body = answers.getOrDefault(path, "{\"detail\":\"there is no " + path + "\"}").getBytes(StandardCharsets.UTF_8);
            boolean cut = breakOff && path.equals("/i");
            exchange.sendResponseHeaders(answers.containsKey(path) ? 200 : 404, cut ? body.length + 10 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        answers.putAll(Map.of(STUDIES, STUDY, "/c", CONTENT.formatted("1.2.3.1.1"), "/m", "manifest", "/i", "image"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void manifestAndImagesArriveAndAreNotFetchedTwice() throws Exception {
        assertEquals(new Fetch.Result(1, 2, 0, "manifestimage".length()), fetch());
        assertEquals("image", Files.readString(folder.resolve("1.2.3/1.2.3.1/1.2.3.1.1.dcm")));
        assertEquals("manifest", Files.readString(folder.resolve("1.2.3/manifest-1.2.9.dcm")));
        requests.clear();
        assertEquals(new Fetch.Result(1, 0, 2, 0), fetch());
        assertEquals(List.of(STUDIES, "/c"), requests);
    }

    @Test
    void everyPageIsRead() throws Exception {
        answers.put(STUDIES, STUDY.replace("{\"studies\"", "{\"next\":\"/page2\",\"studies\""));
        answers.put("/page2", "{\"studies\":[]}");
        fetch();
        assertTrue(requests.contains("/page2"));
    }

    @Test
    void anImageThatBreaksOffIsNotTakenForWhole() throws Exception {
        breakOff = true;
        assertThrows(IOException.class, this::fetch);
        assertEquals(List.of(), dicomFiles().stream().filter(file -> file.endsWith("1.2.3.1.1.dcm")).toList());
        breakOff = false;
        assertEquals(1, fetch().fetched());
    }

    @Test
    void namesThatAreNoUidsNeverBecomePaths() throws Exception {
        answers.put("/c", CONTENT.formatted("../../../../outside"));
        assertThrows(IOException.class, this::fetch);
        assertEquals(List.of(), dicomFiles());
    }

    @Test
    void theProblemsDetailIsShown() {
        answers.remove(STUDIES);
        assertTrue(assertThrows(CommandFailure.class, this::fetch).getMessage().contains("404: there is no"));
    }

    private Fetch.Result fetch() throws IOException, InterruptedException {
        return new Fetch("http://127.0.0.1:" + server.getAddress().getPort(), folder).patient("P^^^&1.2&ISO");
    }

    private List<Path> dicomFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".dcm")).toList();
        }
    }
}
