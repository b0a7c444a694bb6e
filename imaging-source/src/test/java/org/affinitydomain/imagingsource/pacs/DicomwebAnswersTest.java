package org.affinitydomain.imagingsource.pacs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
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
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.pacs.dicomweb.Authorization;
import org.affinitydomain.imagingsource.pacs.dicomweb.DicomwebPacs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a PACS may answer by DICOMweb beside what it should; {@code DicomwebFaultsTest} has those that fail. */
class DicomwebAnswersTest {
    private static final Duration SILENCE = Duration.ofMillis(700);
    private static final Duration SOON = Duration.ofSeconds(10);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private DicomwebPacs pacs;

    /** What the PACS does with a request. */
    private interface Behaviour {
        void handle(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        pacs = pacs(server.getAddress().getPort(), new Authorization.None());
    }

    @AfterEach
    void stop() {
        end.countDown();
        pacs.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static DicomwebPacs pacs(int port, Authorization authorization) {
        return new DicomwebPacs("test", Region.dicomweb(port, "", SILENCE), authorization);
    }

    private void behaves(Behaviour behaviour) {
        server.createContext("/", exchange -> {
            synchronized (requests) {
                requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            }
            try (exchange) {
                behaviour.handle(exchange);
            }
        });
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String study(String uid) {
        return "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"" + uid + "\"]}}";
    }

    private static String instance(String uid) {
        return "{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"" + uid + "\"]},\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"" + TestImages.SERIES + "\"]}}";
    }

    private List<String> list() throws PacsException {
        List<String> found = new ArrayList<>();
        pacs.listStudies(study -> found.add(study.studyInstanceUid()));
        return found;
    }

    private InputStream openInstance() throws PacsException {
        return pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0).open();
    }

    @Test
    void silenceWithinTheAnswer() {
        behaves(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            await();
        });
        assertTimeout(SOON, () -> assertThrows(PacsException.class, this::list));
    }

    private void await() {
        try {
            assertTrue(end.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void statusesOfFailure() {
        behaves(exchange -> exchange.sendResponseHeaders(500, -1));
        PacsException failure = assertThrows(PacsException.class, this::list);
        assertTrue(failure.getMessage().contains("500"), failure.getMessage());
    }

    @Test
    void resultsWithoutUidsOrWithOtherTextsInThem() {
        behaves(exchange -> json(exchange, "[" + study("1.2/../../admin") + "]"));
        assertThrows(PacsException.class, this::list);
    }

    @Test
    void pagesAreFollowedToTheEnd() throws PacsException {
        behaves(exchange -> {
            int offset = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*offset=", ""));
            StringBuilder page = new StringBuilder("[");
            for (int number = offset; number < Math.min(offset + 500, 1201); number++) {
                page.append(page.length() > 1 ? "," : "").append(study("1.2." + number));
            }
            json(exchange, page.append(']').toString());
        });
        assertEquals(1201, list().stream().distinct().count());
        assertEquals(3, requests.size());
    }

    @Test
    void credentialsAreSentAndNotPrinted() throws PacsException {
        behaves(exchange -> json(exchange, "[]"));
        try (DicomwebPacs known = pacs(server.getAddress().getPort(), new Authorization.Bearer("s3cret"))) {
            known.listStudies(study -> { });
        }
        assertTrue(requests.get(0).endsWith("Bearer s3cret"));
        assertEquals("Bearer", new Authorization.Bearer("s3cret").toString());
    }

    @Test
    void anInstanceComesWithoutMultipart() throws IOException {
        byte[] file = TestImages.file(TestImages.image(TestImages.SERIES, 1).build());
        behaves(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/instances")) {
                json(exchange, "[" + instance(TestImages.SERIES + ".1") + "]");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/dicom");
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        });
        try (InputStream in = openInstance()) {
            assertArrayEquals(file, in.readAllBytes());
        }
        assertEquals("1.2.840.10008.1.2.1", pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0).transferSyntaxUid());
    }

    @Test
    void consumersCannotOverrunIt() throws IOException {
        byte[] file = TestImages.file(TestImages.image(TestImages.SERIES, 1).build());
        behaves(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/instances")) {
                json(exchange, "[" + instance(TestImages.SERIES + ".1") + "]");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/dicom");
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        });
        StoredInstance instance = pacs.find(InstanceQuery.study(TestImages.STUDY)).get(0);
        List<InputStream> open = new ArrayList<>();
        for (int number = 0; number < 16; number++) {
            open.add(instance.open());
        }
        PacsException refused = assertThrows(PacsException.class, instance::open);
        assertTrue(refused.getMessage().contains("16 other exchanges"), refused.getMessage());
        for (InputStream in : open) {
            in.close();
        }
        try (InputStream again = instance.open()) {
            assertArrayEquals(file, again.readAllBytes());
        }
    }
}
