package org.affinitydomain.pix.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.affinitydomain.pix.PatientIdentifier;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.platform.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole feed as an installation runs it, and a sender that others wrote: mllp_send of python3-hl7. */
class ForeignSenderTest {
    private static final Path MLLP_SEND = Path.of("/usr/bin/mllp_send");

    private static Settings settings(Map<String, String> values) {
        return new Settings(key -> Optional.ofNullable(values.get(key)));
    }

    private static PatientFeedService start(FeedFixture fixture, Settings settings) {
        return PatientFeedService.start(settings, fixture.domain, fixture.patients, ServerSocketFactory.getDefault(),
                Thread::new);
    }

    @Test
    void mllpSendIsAcknowledged(@TempDir Path folder) throws Exception {
        if (!Files.isExecutable(MLLP_SEND)) {
            System.out.println("SKIPPED ForeignSenderTest.mllpSendIsAcknowledged: " + MLLP_SEND + " is missing, install python3-hl7");
        }
        assumeTrue(Files.isExecutable(MLLP_SEND), "python3-hl7 is not installed");
        try (FeedFixture fixture = new FeedFixture();
             PatientFeedService service = start(fixture, settings(Map.of("affinity.pix.mllp.port", "0")))) {
            assertTrue(service.address().getAddress().isLoopbackAddress(), "on loopback unless configured otherwise");
            Path message = Files.write(folder.resolve("message.hl7"), FeedFixture.golden("a01-2.5-utf8.hl7"));
            Process sender = new ProcessBuilder(MLLP_SEND.toString(), "--loose", "-p", String.valueOf(service.address().getPort()), "-f",
                    message.toString(), "127.0.0.1").redirectErrorStream(true).start();
            assertTrue(sender.waitFor(30, TimeUnit.SECONDS));
            String output = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(output.contains("MSA|AA|DPI-2026-000017"), output);
            assertEquals("Zoé", fixture.store.find(new PatientIdentifier("SL-004711", FeedFixture.SAINT_LUC)).orElseThrow()
                    .demographics().name().given());
        }
    }

    @Test
    void addressIsConfigured() {
        try (FeedFixture fixture = new FeedFixture();
             PatientFeedService service = start(fixture, settings(Map.of("affinity.pix.mllp.port", "0")))) {
            Map<String, String> taken = Map.of("affinity.pix.mllp.port", String.valueOf(service.address().getPort()));
            UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> start(fixture, settings(taken)));
            assertTrue(e.getMessage().startsWith("AFF0410 "), e.getMessage());
            assertThrows(SettingsException.class, () -> start(fixture, settings(Map.of("affinity.pix.mllp.port", "70000"))));
        }
    }
}
