package org.affinitydomain.consumer.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.consumer.Region;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.dicom.multipart.MultipartWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against real HTTP, with a source that does everything wrong that a source can. */
class WadoRsRetrievalTest {

    private static final byte[] FILE = Region.dicomFile(300_000);
    private static final Duration TIMEOUT = Duration.ofMillis(800);

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SilenceLimit silence = new SilenceLimit(TIMEOUT, Thread::new);
    private HttpServer server;
    private volatile HttpHandler behaviour = exchange -> multipart(exchange, FILE, Integer.MAX_VALUE);
    private WadoRsRetrieval retrieval;
    private InstanceLocation location;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
            behaviour.handle(exchange);
        });
        server.start();
        retrieval = new WadoRsRetrieval(HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), TIMEOUT, silence);
        location = at("http://127.0.0.1:" + server.getAddress().getPort(), Region.instance(1));
    }

    private static InstanceLocation at(String url, String sopInstanceUid) {
        return new InstanceLocation(Region.STUDY, Region.SERIES, sopInstanceUid, new Region(url).source());
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        silence.close();
    }

    /** Sends one part, and closes the connection after so many bytes. */
    private static void multipart(HttpExchange exchange, byte[] file, int cutAt) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        MultipartWriter writer = new MultipartWriter(body, "application/dicom");
        writer.part(new java.io.ByteArrayInputStream(file));
        writer.end();
        exchange.getResponseHeaders().set("Content-Type", writer.contentType());
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(body.toByteArray(), 0, Math.min(cutAt, body.size()));
        exchange.close();
    }

    private ConsumerException problem(InstanceLocation where) {
        return assertThrows(ConsumerException.class, () -> retrieval.open(where).close());
    }

    private void answer(int status) {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    @Test
    void instanceOutOfMultipart() throws Exception {
        try (InputStream in = retrieval.open(location)) {
            assertArrayEquals(FILE, in.readAllBytes());
        }
        assertEquals(List.of("/imaging-source/wado-rs/saint-luc/studies/" + Region.STUDY + "/series/" + Region.SERIES + "/instances/"
                + Region.instance(1) + " multipart/related; type=\"application/dicom\"; transfer-syntax=*"), requests);
    }

    @Test
    void instanceAsTheWholeBody() throws Exception {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/dicom");
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE);
            exchange.close();
        };
        try (InputStream in = retrieval.open(location)) {
            assertArrayEquals(FILE, in.readAllBytes());
        }
    }

    @Test
    void statusesOfTheSource() {
        answer(404);
        assertEquals(ProblemType.UNKNOWN_INSTANCE, problem(location).type());
        answer(410);
        assertEquals(ProblemType.UNKNOWN_INSTANCE, problem(location).type());
        answer(503);
        ConsumerException refused = problem(location);
        assertEquals(ProblemType.REFUSED, refused.type());
        assertTrue(refused.getMessage().contains("503"));
    }

    @Test
    void redirectsAreNotFollowed() {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
        assertEquals(ProblemType.REFUSED, problem(location).type());
        assertEquals(1, requests.size());
        assertThrows(IllegalArgumentException.class, () -> new WadoRsRetrieval(
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build(), TIMEOUT, silence));
    }

    @Test
    void uidsThatAreNoneNeverGetIntoAnAddress() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        for (String uid : List.of("../../secret", "1.2/3", "1.2?x=y", "", "1..2", "1.2 ")) {
            assertEquals(ProblemType.BAD_MANIFEST, problem(at(url, uid)).type(), uid);
        }
        assertTrue(requests.isEmpty());
    }

    @Test
    void answerThatIsNeitherMultipartNorDicom() {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("login".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            exchange.close();
        };
        assertEquals(ProblemType.UNREACHABLE, problem(location).type());
    }

    @Test
    void sourceThatIsDown() {
        server.stop(0);
        assertEquals(ProblemType.UNREACHABLE, problem(location).type());
    }

    @Test
    void sourceThatBreaksOffInTheMiddle() throws Exception {
        behaviour = exchange -> multipart(exchange, FILE, 100_000);
        try (InputStream in = retrieval.open(location)) {
            byte[] start = in.readNBytes(1_000);
            assertArrayEquals(Arrays.copyOf(FILE, 1_000), start);
            assertThrows(IOException.class, () -> in.transferTo(java.io.OutputStream.nullOutputStream()));
        }
    }

    @Test
    void sourceThatFallsSilentInTheMiddle() throws Exception {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/dicom");
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE, 0, 50_000);
            exchange.getResponseBody().flush();
            waitForTheEnd();
        };
        try (InputStream in = retrieval.open(location)) {
            assertThrows(HttpTimeoutException.class, () -> in.transferTo(java.io.OutputStream.nullOutputStream()));
        }
    }

    @Test
    void sourceThatDoesNotAnswer() {
        behaviour = exchange -> waitForTheEnd();
        assertEquals(ProblemType.TIMEOUT, problem(location).type());
    }

    private void waitForTheEnd() {
        try {
            assertTrue(end.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void silenceOfTheReaderIsNotThatOfTheSource() throws Exception {
        try (InputStream in = retrieval.open(location)) {
            in.readNBytes(10);
            Thread.sleep(2 * TIMEOUT.toMillis());
            assertEquals(FILE.length - 10, in.readAllBytes().length);
        }
    }
}
