package org.affinitydomain.repository.storage.s3;

import static org.affinitydomain.repository.TestRepository.REPOSITORY;
import static org.affinitydomain.repository.TestRepository.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.affinitydomain.platform.SettingsException;
import org.affinitydomain.repository.Database;
import org.affinitydomain.repository.Submissions;
import org.affinitydomain.repository.TestRepository;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.xds.transaction.ProvideAndRegisterDocumentSetRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An object store that is wrong, gone, slow, or dies: the standard's error, no uniqueId lost, and nothing that stays. */
class S3FaultsTest {

    private static final Duration SHORT = Duration.ofMillis(800);
    private static final StorageLimits LIMITS = new StorageLimits(1L << 40, 0);

    @TempDir
    Path folder;

    private S3Storage open(S3Settings settings) throws IOException {
        return new S3Storage(settings, folder.resolve("incoming"), "node", LIMITS);
    }

    private TestRepository repository(S3Server server, S3Settings settings) throws Exception {
        return new TestRepository(Database.H2, folder, new TestBucket(server, folder.resolve("incoming")), open(settings));
    }

    private static ProvideAndRegisterDocumentSetRequest noise(String uniqueId, int bytes) {
        byte[] content = new byte[bytes];
        new Random(1).nextBytes(content);
        return new Submissions().entry(Submissions.entry("D", uniqueId).build()).document("D", () -> new ByteArrayInputStream(content)).build();
    }

    private static void assertRefused(SettingsException refusal, String id, String named) {
        assertTrue(refusal.getMessage().startsWith(id), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @Test
    void wrongBucketAndWrongKeyAreSaidAtBoot() {
        URI endpoint = S3Server.shared().endpoint();
        assertRefused(assertThrows(SettingsException.class, () -> open(S3Server.settings(endpoint, "elsewhere", "", "test-secret", SHORT))),
                "AFF2042", "bucket elsewhere");
        SettingsException wrongKey = assertThrows(SettingsException.class,
                () -> open(S3Server.settings(endpoint, "documents", "", "not-the-secret", SHORT)));
        assertRefused(wrongKey, "AFF2043", "secret-key");
        assertTrue(!wrongKey.getMessage().contains("not-the-secret"));
    }

    @Test
    void storeThatDoesNotAnswerRefusesSubmissionsUntilItDoes() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        TestRepository repository = repository(S3Server.shared(),
                S3Server.settings(URI.create("http://127.0.0.1:" + nobody), "documents", S3Server.prefix(), "test-secret", SHORT));
        assertEquals(List.of("XDSRepositoryError"), codes(repository.provide(Submissions.of("1.1", "text"))));
        assertEquals(0, repository.rows());
        assertEquals(List.of(), repository.registry.entries());
        repository.storage.close();
    }

    @Test
    void answerThatComesTooLateLeavesNothingThatStays() throws Exception {
        S3Settings direct = S3Server.shared().settings(S3Server.prefix(), SHORT);
        try (Relay relay = new Relay(S3Server.shared().port())) {
            TestRepository repository = repository(S3Server.shared(),
                    S3Server.settings(relay.endpoint(), "documents", direct.prefix(), "test-secret", SHORT));
            // Not before most of the document is there: its beginning waits for the server's "100 Continue".
            relay.after(2 << 20, () -> relay.swallowAnswers(true));
            assertTimeout(Duration.ofSeconds(60),
                    () -> assertEquals(List.of("XDSRepositoryError"), codes(repository.provide(noise("1.1", 3 << 20)))));
            assertEquals(0, repository.rows());
            relay.swallowAnswers(false);
            assertEquals(1, repository.files().size(), "the store did what it was asked, and its answer was lost");

            assertTrue(repository.provide(Submissions.of("1.1", "another text")).isSuccess(), "the uniqueId is free at once");
            repository.passTime(TestRepository.AGE.plusSeconds(1));
            assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
            assertEquals(1, repository.files().size());
            assertEquals("another text", TestRepository.text(repository.retrieve(REPOSITORY, "1.1")));
            repository.storage.close();
        }
    }

    @Test
    void storeThatIsKilledDuringAnUpload() throws Exception {
        try (S3Server server = S3Server.start(); Relay relay = new Relay(server.port())) {
            TestRepository repository = repository(server, S3Server.settings(relay.endpoint(), "documents", "", "test-secret", Duration.ofSeconds(5)));
            for (int bytes : List.of(10 << 20, (int) StagedUpload.PART + (4 << 20))) {
                String uniqueId = "1.2." + bytes;
                relay.after(bytes - (1 << 20), server::kill);
                assertEquals(List.of("XDSRepositoryError"), codes(repository.provide(noise(uniqueId, bytes))));
                assertEquals(List.of("XDSDocumentUniqueIdError"), codes(repository.retrieve(REPOSITORY, uniqueId).response()));
                server.run();
                assertTrue(repository.provide(noise(uniqueId, bytes)).isSuccess());
                try (InputStream whole = repository.retrieve(REPOSITORY, uniqueId).documents().get(0).content().open()) {
                    assertEquals(bytes, whole.transferTo(java.io.OutputStream.nullOutputStream()));
                }
            }
            repository.passTime(TestRepository.AGE.plusSeconds(1));
            assertEquals(new Sweep.Outcome(0, 2), repository.sweep().run());
            // This server, killed, leaves the file into which it was writing. That is not of our making.
            assertEquals(2, repository.files().stream().filter(name -> !name.startsWith("Stray")).count());
            repository.storage.close();
        }
    }

    @Test
    void storeThatDiesWhileADocumentIsRead() throws Exception {
        try (S3Server server = S3Server.start()) {
            TestRepository repository = repository(server, server.settings("", Duration.ofSeconds(5)));
            assertTrue(repository.provide(noise("1.1", 12 << 20)).isSuccess());
            try (InputStream in = repository.retrieve(REPOSITORY, "1.1").documents().get(0).content().open()) {
                assertEquals(1000, in.readNBytes(1000).length);
                server.kill();
                assertThrows(IOException.class, () -> in.transferTo(java.io.OutputStream.nullOutputStream()));
            }
            assertEquals(List.of("XDSRepositoryError"), codes(repository.retrieve(REPOSITORY, "1.1").response()));
            repository.storage.close();
        }
    }

    @Test
    void readingABeginningDoesNotReadTheRest() throws Exception {
        try (Relay relay = new Relay(S3Server.shared().port())) {
            TestRepository repository = repository(S3Server.shared(),
                    S3Server.settings(relay.endpoint(), "documents", S3Server.prefix(), "test-secret", Duration.ofSeconds(20)));
            assertTrue(repository.provide(noise("1.1", 24 << 20)).isSuccess());
            try (InputStream in = repository.retrieve(REPOSITORY, "1.1").documents().get(0).content().open()) {
                in.readNBytes(1000);
            }
            assertTrue(relay.received() < 12 << 20, () -> relay.received() + " bytes came of a document of which 1000 were read");
            repository.storage.close();
        }
    }
}
