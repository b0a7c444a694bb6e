package org.affinitydomain.tools.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.tools.CommandFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a verification's answer means; above all, that one without its end is not taken for one that found nothing. */
class VerificationTest {

    private static final String BEGIN = "{\"total\":2}\n{\"documents\":1,\"bytes\":5}\n";
    private final List<String> told = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/repository/verify", exchange -> {
            told.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<Summary> run(boolean fast) throws Exception {
        return new Verification("http://127.0.0.1:" + server.getAddress().getPort(), fast).run(new Told(told));
    }

    private void assertFails(String reason) {
        assertTrue(assertThrows(CommandFailure.class, () -> run(false)).getMessage().contains(reason));
    }

    @Test
    void findingsAndSummary() throws Exception {
        body = BEGIN + "{\"finding\":\"MISSING\",\"uniqueId\":\"1.2\",\"what\":\"gone\",\"remedy\":\"restore\"}\n"
                + "{\"finding\":\"ORPHANED\",\"what\":\"stray\",\"remedy\":\"remove\"}\n{\"summary\":{\"documents\":2,\"bytes\":10,"
                + "\"storedBytes\":9,\"underWay\":0,\"missing\":1,\"altered\":0,\"orphaned\":1}}\n";
        Summary summary = run(true).orElseThrow();
        assertEquals(new Summary(2, 10, 9, 0, 1, 0, 1), summary);
        assertEquals(2, summary.findings());
        assertEquals(List.of("POST /repository/verify?fast=true", "of 2", "so far 1", "MISSING\t1.2\tgone\trestore",
                "ORPHANED\t-\tstray\tremove"), told);
    }

    @Test
    void answerThatEndsWithoutASummaryIsAFailure() {
        body = BEGIN;
        assertFails("broken off");
        body = BEGIN + "{\"failure\":\"the registry cannot be asked\"}\n";
        assertFails("the registry cannot be asked");
    }

    @Test
    void repositoryThatDoesNotRunThereHasNoSummary() throws Exception {
        status = 404;
        body = "The repository does not run here";
        assertEquals(Optional.empty(), run(false));
    }

    @Test
    void refusalIsAFailureWithItsReason() {
        status = 503;
        body = "another verification is under way";
        assertFails("another verification is under way");
        server.stop(0);
        assertFails("./affinity start");
    }
}
