package org.affinitydomain.imagingsource.pacs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PACS that are down, slow, or do not page as they should. */
class DicomwebFaultsTest {
    private static final Duration SILENCE = Duration.ofMillis(1500);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private DicomwebPacs pacs;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        pacs = new DicomwebPacs("saint-luc", Region.dicomweb(server.getAddress().getPort(), "", SILENCE), new Authorization.Bearer("token"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        pacs.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aPacsThatIsDownIsAFailure() {
        server.stop(0);
        assertThrows(PacsException.class, () -> pacs.listStudies(study -> { }));
    }

    @Test
    void aPacsThatDoesNotAnswerIsNotWaitedForLong() {
        answer(exchange -> silence());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(PacsException.class, () -> pacs.listStudies(study -> { })));
    }

    @Test
    void aPacsThatFallsSilentWithinAnInstanceIsNotWaitedForLong() {
        answer(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/instances")) {
                send(exchange, "[" + instance(1) + "]");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("--b\r\nContent-Type: application/dicom\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            silence();
        });
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            StoredInstance instance = pacs.find(InstanceQuery.instance("1.2", "1.2.1", "1.2.1.1")).get(0);
            assertThrows(IOException.class, () -> readAll(instance));
        });
    }

    @Test
    void anInstanceThatIsCutShortIsNotTakenAsWhole() throws Exception {
        answer(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b");
            byte[] body = exchange.getRequestURI().getPath().endsWith("/instances") ? ("[" + instance(1) + "]").getBytes(StandardCharsets.UTF_8)
                    : "--b\r\nContent-Type: application/dicom\r\n\r\nno end".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        StoredInstance instance = pacs.find(InstanceQuery.instance("1.2", "1.2.1", "1.2.1.1")).get(0);
        assertThrows(IOException.class, () -> readAll(instance));
    }

    @Test
    void pagesArePutTogether() throws Exception {
        answer(exchange -> {
            int offset = number(exchange, "offset");
            int limit = number(exchange, "limit");
            send(exchange, instances(offset, Math.min(1234, offset + limit)));
        });
        assertEquals(1234, pacs.find(InstanceQuery.series("1.2", "1.2.1")).size());
    }

    @Test
    void aPacsWithoutPagingSendsAllAtOnce() throws Exception {
        answer(exchange -> send(exchange, instances(0, 1234)));
        assertEquals(1234, pacs.find(InstanceQuery.series("1.2", "1.2.1")).size());
    }

    @Test
    void aPacsThatIgnoresTheOffsetIsNotAskedForEver() throws Exception {
        answer(exchange -> send(exchange, instances(0, number(exchange, "limit"))));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(500, pacs.find(InstanceQuery.series("1.2", "1.2.1")).size()));
    }

    @Test
    void aPacsThatSendsLessThanAskedAndSaysSoIsAskedOn() throws Exception {
        answer(exchange -> {
            int offset = number(exchange, "offset");
            if (offset < 200) {
                exchange.getResponseHeaders().set("Warning", "299 pacs: there are more results");
            }
            send(exchange, instances(offset, Math.min(250, offset + 100)));
        });
        assertEquals(250, pacs.find(InstanceQuery.series("1.2", "1.2.1")).size());
    }

    @Test
    void garbageIsAFailure() {
        for (String garbage : List.of("<html>login</html>", "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"../../x\"]}}]", "[{}]", "[", "")) {
            answer(exchange -> send(exchange, garbage));
            assertThrows(PacsException.class, () -> pacs.listStudies(study -> { }), garbage);
        }
    }

    @Test
    void redirectionsAreNotFollowedAndTheTokenIsSent() {
        List<String> tokens = new ArrayList<>();
        answer(exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        PacsException e = assertThrows(PacsException.class, () -> pacs.listStudies(study -> { }));
        assertTrue(e.getMessage().contains("302"), e.getMessage());
        assertEquals(List.of("Bearer token"), tokens);
    }

    private static byte[] readAll(StoredInstance instance) throws IOException {
        try (InputStream in = instance.open()) {
            return in.readAllBytes();
        }
    }

    private void answer(HttpHandler handler) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException e) {
            // the first handler of the test
        }
        server.createContext("/", handler);
    }

    private void silence() throws IOException {
        try {
            end.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static int number(HttpExchange exchange, String parameter) {
        return Integer.parseInt(exchange.getRequestURI().getQuery().replaceFirst(".*\\b" + parameter + "=(\\d+).*", "$1"));
    }

    private static String instances(int from, int to) {
        return IntStream.range(from, to).mapToObj(DicomwebFaultsTest::instance).collect(Collectors.joining(",", "[", "]"));
    }

    private static String instance(int number) {
        return "{\"00080016\":{\"vr\":\"UI\",\"Value\":[\"" + TestImages.CT_IMAGE + "\"]},\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.1." + number
                + "\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.1\"]}}";
    }
}
