package org.affinitydomain.repository;

import static org.affinitydomain.repository.TestRepository.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.affinitydomain.repository.FakeRegistry.Fault;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.index.DocumentState;
import org.affinitydomain.repository.index.Reservation;
import org.affinitydomain.repository.storage.ContentUnreadableException;
import org.affinitydomain.repository.storage.DocumentStorage;
import org.affinitydomain.repository.storage.StagedDocument;
import org.affinitydomain.repository.storage.StorageException;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StorageLimits;
import org.affinitydomain.repository.storage.StorageWalk;
import org.affinitydomain.repository.storage.StoredContent;
import org.affinitydomain.repository.sweep.Sweep;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.TransactionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever breaks: no registered entry without its document, and nothing that stays without its entry. */
@ParameterizedClass
@EnumSource(Setup.class)
class FaultsTest {

    private static final Duration NO_PATIENCE = Duration.ofMillis(50);

    @Parameter
    Setup setup;
    @TempDir
    Path folder;
    private TestRepository repository;

    @BeforeEach
    void open() throws SQLException, IOException {
        repository = new TestRepository(setup, folder);
    }

    private void assertNothingThere() throws IOException, SQLException {
        assertEquals(List.of(), repository.files());
        assertEquals(0, repository.rows());
    }

    @Test
    void unreachableRegistryLeavesNothing() throws IOException, SQLException {
        repository.registry.failWith(Fault.UNREACHABLE);
        assertEquals(List.of("XDSRegistryNotAvailable"), codes(repository.provide(Submissions.of("1.2.3", "text"))));
        assertNothingThere();
    }

    @Test
    void lostAnswerKeepsTheDocumentForConsumersAndForTheSweep() throws Exception {
        for (Fault fault : List.of(Fault.ANSWER_LOST, Fault.BROKEN_AFTER_REGISTERING)) {
            String uniqueId = "1.2." + fault.ordinal();
            repository.registry.failWith(fault);
            assertEquals(List.of("XDSRegistryNotAvailable"), codes(repository.provide(Submissions.of(uniqueId, "text"))));
            repository.registry.failWith(Fault.NONE);
            repository.passTime(TestRepository.AGE.plusSeconds(1));
            assertEquals(new Sweep.Outcome(1, 0), repository.sweep().run());
            assertEquals("text", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, uniqueId)));
        }
    }

    @Test
    void consumerGetsADocumentWhoseRegistrationWasNotNotedYet() throws IOException, SQLException {
        repository.registry.failWith(Fault.ANSWER_LOST);
        repository.provide(Submissions.of("1.2.3", "text"));
        assertEquals(DocumentState.STORED, repository.index.find("1.2.3").orElseThrow().state());
        assertEquals("text", TestRepository.text(repository.retrieve(TestRepository.REPOSITORY, "1.2.3")));
        assertEquals(DocumentState.REGISTERED, repository.index.find("1.2.3").orElseThrow().state());
    }

    @Test
    void documentThatNoRegistrationFollowedIsNotReturnedAndIsSwept() throws Exception {
        repository.registry.failWith(Fault.REQUEST_LOST);
        assertEquals(List.of("XDSRegistryNotAvailable"), codes(repository.provide(Submissions.of("1.2.3", "text"))));
        assertEquals(List.of("XDSDocumentUniqueIdError"), codes(repository.retrieve(TestRepository.REPOSITORY, "1.2.3").response()));
        assertEquals(new Sweep.Outcome(0, 0), repository.sweep().run());
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
        assertNothingThere();
    }

    @Test
    void sweepKeepsEverythingWhileTheRegistryCannotBeAsked() throws Exception {
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("1.2.3", "text"));
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        repository.registry.failWith(Fault.UNREACHABLE);
        assertThrows(TransactionException.class, () -> repository.sweep().run());
        assertEquals(1, repository.files().size());
        assertEquals(1, repository.rows());
    }

    @Test
    void entryThatPointsToAnotherRepositoryIsNoReasonToKeepADocument() throws Exception {
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("1.2.3", "text"));
        repository.registry.failWith(Fault.NONE);
        repository.registry.registerDocumentSet(org.affinitydomain.xds.transaction.SubmitObjectsRequest.of(List.of(
                Submissions.entry("X", "1.2.3").set(org.affinitydomain.xds.metadata.Attribute.DE_REPOSITORY_UNIQUE_ID, "9.9").build())));
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
    }

    @Test
    void crashBetweenReservingAndStoring() throws Exception {
        reserveLikeASubmissionThatCrashed(StorageKey.make());
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
        assertNothingThere();
    }

    @Test
    void crashBetweenStoringAndRegistering() throws Exception {
        try (StagedDocument staged = repository.storage.stage(new ByteArrayInputStream(new byte[4]))) {
            reserveLikeASubmissionThatCrashed(staged.content().key());
            staged.publish();
        }
        assertEquals(List.of("XDSRepositoryBusy"), codes(repository.provide(Submissions.of("1.2.3", "text"), NO_PATIENCE)));
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
        assertNothingThere();
        assertTrue(repository.provide(Submissions.of("1.2.3", "text")).isSuccess());
    }

    @Test
    void crashOfTheSweepBetweenFileAndRow() throws Exception {
        reserveLikeASubmissionThatCrashed(StorageKey.make());
        assertTrue(repository.index.removing(repository.index.find("1.2.3").orElseThrow()));
        assertEquals(0, repository.index.registered(List.of(repository.index.find("1.2.3").orElseThrow())));
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(new Sweep.Outcome(0, 1), repository.sweep().run());
        assertNothingThere();
    }

    private void reserveLikeASubmissionThatCrashed(StorageKey key) throws SQLException {
        Reservation reservation = repository.index.reserve(List.of(new DocumentRecord("1.2.3",
                StoredContent.plain(key, 4, "0".repeat(40)), "text/plain", DocumentState.STORED, Instant.parse("2026-01-01T00:00:00Z"))));
        assertTrue(reservation instanceof Reservation.Granted);
    }

    @Test
    void resubmissionAfterALostAnswerIsAccepted() throws IOException, SQLException {
        repository.registry.failWith(Fault.ANSWER_LOST);
        repository.provide(Submissions.of("1.2.3", "text"));
        repository.registry.failWith(Fault.NONE);
        assertTrue(repository.provide(Submissions.of("1.2.3", "text"), NO_PATIENCE).isSuccess());
        assertEquals(List.of("XDSNonIdenticalHash"), codes(repository.provide(Submissions.of("1.2.3", "other"), NO_PATIENCE)));
        assertEquals(1, repository.files().size());
    }

    @Test
    void nobodyWaitsForADecisionThatWasLostLongAgo() throws Exception {
        repository.registry.failWith(Fault.ANSWER_LOST);
        repository.provide(Submissions.of("1.2.1", "text"));
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("1.2.2", "text"));
        repository.registry.failWith(Fault.NONE);
        repository.passTime(Duration.ofMinutes(5));
        Duration patience = Duration.ofSeconds(100);
        assertTimeout(Duration.ofSeconds(50), () -> {
            assertTrue(repository.provide(Submissions.of("1.2.1", "text"), patience).isSuccess());
            assertEquals(List.of("XDSRepositoryBusy"), codes(repository.provide(Submissions.of("1.2.2", "text"), patience)));
        });
    }

    @Test
    void serverThatStartsAgainRemovesWhatWasBeingReceived() throws IOException {
        repository.storage.stage(new ByteArrayInputStream(new byte[1000]));
        assertEquals(1, repository.files().size());
        DocumentStorage another = repository.store.open("another node", new StorageLimits(1000, 0));
        assertEquals(0, another.recover());
        assertEquals(1, repository.store.open("node", new StorageLimits(1000, 0)).recover());
        assertEquals(List.of(), repository.files());
    }

    @Test
    void documentThatBreaksOff() throws IOException, SQLException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).entry(Submissions.entry("B", "1.2").build())
                .document("A", "whole").document("B", () -> new SequenceInputStream(new ByteArrayInputStream(new byte[200_000]), broken))
                .build();
        RegistryResponse response = repository.provide(request);
        assertEquals(List.of("XDSRepositoryError"), codes(response));
        assertTrue(response.errors().get(0).codeContext().contains("1.2"));
        assertNothingThere();
    }

    @Test
    void documentAboveTheLimitAndFullDevice() throws IOException, SQLException {
        TestRepository small = with(repository.store.open("node", new StorageLimits(100_000, 0)));
        assertTrue(small.provide(Submissions.of("1.1", "x".repeat(100_000))).isSuccess());
        assertEquals(List.of("XDSRepositoryOutOfResources"), codes(small.provide(Submissions.of("1.2", "x".repeat(100_001)))));
        assertEquals(1, small.files().size());
        TestRepository full = with(repository.store.open("node", new StorageLimits(100_000, Long.MAX_VALUE)));
        assertEquals(List.of("XDSRepositoryOutOfResources"), codes(full.provide(Submissions.of("1.3", "x"))));
        assertEquals(1, full.files().size());
    }

    @Test
    void deviceThatFailsWhileDocumentsGetTheirPlaces() throws IOException, SQLException {
        TestRepository failing = with(new SecondPublicationFails(repository.storage));
        var request = new Submissions().entry(Submissions.entry("A", "1.1").build()).entry(Submissions.entry("B", "1.2").build())
                .document("A", "x").document("B", "y").build();
        assertEquals(List.of("XDSRepositoryOutOfResources"), codes(failing.provide(request)));
        assertEquals(List.of(), failing.files());
        assertEquals(0, failing.rows());
        assertEquals(List.of(), failing.registry.entries());
    }

    @Test
    void brokenDatabaseIsAnErrorAndLeavesNoFile() throws IOException, SQLException {
        try (var connection = repository.dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE repository_document RENAME TO gone");
            try {
                assertEquals(List.of("XDSRepositoryError"), codes(repository.provide(Submissions.of("1.2.3", "text"))));
                assertEquals(List.of("XDSRepositoryError"), codes(repository.retrieve(TestRepository.REPOSITORY, "1.2.3").response()));
            } finally {
                statement.execute("ALTER TABLE gone RENAME TO repository_document");
            }
        }
        assertNothingThere();
    }

    @Test
    void documentThatVanishedOrWasCutIsSaidToBeUnavailable() throws IOException, SQLException {
        assertTrue(repository.provide(Submissions.of("1.1", "text")).isSuccess());
        assertTrue(repository.provide(Submissions.of("1.2", "text")).isSuccess());
        repository.store.put(repository.content("1.1").key(), "tex".getBytes(StandardCharsets.UTF_8));
        var cut = repository.retrieve(TestRepository.REPOSITORY, "1.1", "1.2");
        assertEquals(RegistryResponse.Status.PARTIAL_SUCCESS, cut.response().status());
        assertEquals(List.of("XDSDocumentUniqueIdError"), codes(cut.response()));
        assertEquals(1, cut.documents().size());
        repository.store.remove(repository.content("1.1").key());
        assertEquals(RegistryResponse.Status.FAILURE, repository.retrieve(TestRepository.REPOSITORY, "1.1").response().status());
    }

    private TestRepository with(DocumentStorage storage) throws SQLException {
        return new TestRepository(setup.database(), folder, repository.store, storage);
    }

    /** The first document gets its place, the second does not. */
    private static final class SecondPublicationFails implements DocumentStorage {
        private final DocumentStorage real;
        private int publications;

        SecondPublicationFails(DocumentStorage real) {
            this.real = real;
        }

        @Override
        public StagedDocument stage(InputStream content) throws ContentUnreadableException, StorageException {
            StagedDocument staged = real.stage(content);
            return new StagedDocument() {
                @Override
                public StoredContent content() {
                    return staged.content();
                }

                @Override
                public void publish() throws IOException {
                    if (++publications == 2) {
                        throw new IOException("Input/output error");
                    }
                    staged.publish();
                }

                @Override
                public void close() {
                    staged.close();
                }
            };
        }

        @Override
        public DocumentContent content(StoredContent document) {
            return real.content(document);
        }

        @Override
        public OptionalLong storedSize(StorageKey key) throws IOException {
            return real.storedSize(key);
        }

        @Override
        public StorageWalk walk() throws IOException {
            return real.walk();
        }

        @Override
        public void close() {
            real.close();
        }

        @Override
        public void delete(StorageKey key) throws IOException {
            real.delete(key);
        }

        @Override
        public int recover() throws IOException {
            return real.recover();
        }
    }
}
