package org.affinitydomain.tools.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the registry tells gets to the repository in batches, whole; a list without its end is not taken for a whole one. */
class EntryVerificationTest {

    private static final String OF = "1.2.3";
    private final List<String> told = new ArrayList<>();
    private final List<List<String>> batches = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String list = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // two requests at a time: the list is read while its documents are looked up
        server.setExecutor(command -> new Thread(command).start());
        server.createContext("/registry/verify", exchange -> {
            told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            answer(exchange, status, list);
        });
        server.createContext("/repository/verify/entries", exchange -> {
            List<String> batch = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            batches.add(batch);
            String finding = "{\"finding\":\"MISSING\",\"uniqueId\":\"" + batches.size() + "\",\"what\":\"no row\",\"remedy\":\"restore\"}\n";
            answer(exchange, 200, finding + "{\"summary\":{\"documents\":" + batch.size() + ",\"missing\":1}}\n");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("2." + i)).collect(Collectors.joining());
    }

    private static String line(String uniqueId) {
        return "{\"uniqueId\":\"" + uniqueId + "\",\"size\":\"7\",\"hash\":\"ab\"}\n";
    }

    private static String end(int count) {
        return "{\"summary\":{\"documents\":" + count + "}}\n";
    }

    private Optional<EntrySummary> run() throws Exception {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return new EntryVerification(base, base, OF).run(7, new Told(told));
    }

    @Test
    void batchesFindingsAndSummary() throws Exception {
        list = lines(2 * EntryVerification.BATCH) + line("1.2^\\\"") + end(2 * EntryVerification.BATCH + 1);
        assertEquals(Optional.of(new EntrySummary(1001, 3)), run());
        assertEquals(List.of(500, 500, 1), batches.stream().map(List::size).toList());
        assertEquals("{\"uniqueId\":\"2.500\"}", batches.get(1).get(0));
        assertEquals(List.of("{\"uniqueId\":\"1.2^\\\"\"}"), batches.get(2));
        assertEquals(List.of("POST /registry/verify?repository=1.2.3", "of 7", "MISSING\t1\tno row\trestore", "so far 500",
                "MISSING\t2\tno row\trestore", "so far 1000", "MISSING\t3\tno row\trestore", "so far 1001"), told);
    }

    @Test
    void registryWithoutEntriesLeavesNothingToLookUp() throws Exception {
        list = end(0);
        assertEquals(Optional.of(new EntrySummary(0, 0)), run());
        assertEquals(List.of(), batches);
    }

    @Test
    void registryThatDoesNotRunThereHasNoSummary() throws Exception {
        status = 404;
        list = "The registry does not run here";
        assertEquals(Optional.empty(), run());
        assertEquals(1, told.size(), "no progress is shown");
    }

    @Test
    void listThatIsNotWholeIsAFailure() {
        for (String ending : List.of("", "{\"failure\":\"the database cannot be read\"}\n")) {
            list = lines(3) + ending;
            assertThrows(CommandFailure.class, this::run);
        }
        status = 403;
        list = "for this machine";
        assertTrue(assertThrows(CommandFailure.class, this::run).getMessage().contains("for this machine"));
    }
}
