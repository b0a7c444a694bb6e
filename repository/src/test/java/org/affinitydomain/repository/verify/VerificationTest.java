package org.affinitydomain.repository.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.repository.FakeRegistry.Fault;
import org.affinitydomain.repository.Setup;
import org.affinitydomain.repository.Submissions;
import org.affinitydomain.repository.TestRepository;
import org.affinitydomain.repository.index.DocumentRecord;
import org.affinitydomain.repository.registration.RegistrationEnquiry;
import org.affinitydomain.repository.storage.ContentEncoding;
import org.affinitydomain.repository.storage.StorageKey;
import org.affinitydomain.repository.storage.StoredContent;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.AdhocQueryRequest;
import org.affinitydomain.xds.transaction.AdhocQueryResponse;
import org.affinitydomain.xds.transaction.DocumentRegistry;
import org.affinitydomain.xds.transaction.RegistryResponse;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.TransactionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which storage, index and registry can disagree is found and named, and nothing else is. */
@ParameterizedClass
@EnumSource(Setup.class)
class VerificationTest {

    private static final int DOCUMENTS = 6;

    @Parameter
    Setup setup;
    @TempDir
    Path folder;
    private TestRepository repository;
    private final List<Finding> findings = new ArrayList<>();

    @BeforeEach
    void store() throws Exception {
        repository = new TestRepository(setup, folder);
        for (int i = 1; i <= DOCUMENTS; i++) {
            assertTrue(repository.provide(Submissions.of("1." + i, text(i))).isSuccess());
        }
    }

    /** Every second document is one that is compressed. */
    private static String text(int i) {
        return ("document " + i + "\n").repeat(i % 2 == 0 ? 1000 : 1);
    }

    private VerificationSummary verify(boolean hashing) throws Exception {
        findings.clear();
        try (Verifier verifier = new Verifier(repository.storage, repository.dataSource,
                new RegistrationEnquiry(repository.registry, TestRepository.REPOSITORY))) {
            return verifier.verify(hashing, new Collecting()).orElseThrow();
        }
    }

    private final class Collecting implements VerificationReport {
        @Override
        public void begin(long documents) {
            assertTrue(documents >= 0);
        }

        @Override
        public void progress(VerificationSummary soFar) {
            assertTrue(soFar.documents() >= 0);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    private void assertFound(Finding.Kind kind, String uniqueId, String what) {
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(kind, findings.get(0).kind());
        assertEquals(Optional.of(uniqueId), findings.get(0).uniqueId());
        assertTrue(findings.get(0).what().contains(what), findings.get(0).what());
    }

    private byte[] stored(String uniqueId) throws IOException, SQLException {
        StoredContent content = repository.content(uniqueId);
        // As it lies in the storage: read as if it were not encoded.
        StoredContent raw = new StoredContent(content.key(), content.storedSize(), content.sha1(), ContentEncoding.PLAIN, content.storedSize());
        try (InputStream in = repository.storage.content(raw).open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void cleanRepositoryHasNoFindings() throws Exception {
        VerificationSummary summary = verify(true);
        assertEquals(List.of(), findings);
        assertEquals(DOCUMENTS, summary.documents());
        long size = 0;
        for (int i = 1; i <= DOCUMENTS; i++) {
            size += text(i).length();
        }
        assertEquals(size, summary.bytes());
        assertTrue(summary.storedBytes() < size, "some are compressed");
        assertEquals(0, summary.findings());
    }

    @Test
    void anAlteredByteIsFound() throws Exception {
        for (String uniqueId : List.of("1.3", "1.4")) {
            byte[] stored = stored(uniqueId);
            byte[] altered = stored.clone();
            altered[stored.length - 5] ^= 1;
            repository.store.put(repository.content(uniqueId).key(), altered);
            assertEquals(1, verify(true).altered());
            assertFound(Finding.Kind.ALTERED, uniqueId, repository.content(uniqueId).key().value());
            assertEquals(0, verify(false).findings(), "without hashing only sizes are compared");
            repository.store.put(repository.content(uniqueId).key(), stored);
        }
    }

    @Test
    void anotherLengthIsFoundWithoutHashing() throws Exception {
        repository.store.put(repository.content("1.4").key(), "short".getBytes(StandardCharsets.UTF_8));
        verify(false);
        assertFound(Finding.Kind.ALTERED, "1.4", "5 bytes");
    }

    @Test
    void aMissingDocumentIsFound() throws Exception {
        for (String uniqueId : List.of("1.1", "1." + DOCUMENTS)) {
            byte[] stored = stored(uniqueId);
            repository.store.remove(repository.content(uniqueId).key());
            assertEquals(1, verify(true).missing());
            assertFound(Finding.Kind.MISSING, uniqueId, repository.content(uniqueId).key().value());
            repository.store.put(repository.content(uniqueId).key(), stored);
        }
    }

    @Test
    void straysAndContentsWithoutADocumentAreFound() throws Exception {
        StorageKey early = new StorageKey("0".repeat(32));
        StorageKey late = StorageKey.make("node");
        for (StorageKey key : List.of(early, late)) {
            repository.store.put(key, new byte[10]);
        }
        repository.store.put("notes.txt", new byte[1]);
        repository.store.put("01a20/30d/notes.txt", new byte[1]);
        assertEquals(4, verify(false).orphaned());
        Set<String> whats = new HashSet<>();
        // Objects are named with the prefix that this test has.
        findings.forEach(finding -> whats.add(finding.what().replaceAll(" in the storage.*|^[0-9a-f-]{36}/", "")));
        assertEquals(Set.of("content " + early, "content " + late, "notes.txt", "01a20/30d/notes.txt"), whats);
    }

    @Test
    void anEntryThatIsGoneOrSaysSomethingElseIsFound() throws Exception {
        List<RegistryObject> entries = repository.registry.entries();
        repository.registry.replaceEntries(entries.subList(1, DOCUMENTS));
        assertEquals(1, verify(true).orphaned());
        assertFound(Finding.Kind.ORPHANED, "1.1", "no entry");

        List<RegistryObject> changed = new ArrayList<>(entries);
        changed.set(2, MetadataBuilder.from(ObjectKind.DOCUMENT_ENTRY, entries.get(2)).set(Attribute.DE_HASH, "0".repeat(40)).build());
        repository.registry.replaceEntries(changed);
        assertEquals(1, verify(false).altered());
        assertFound(Finding.Kind.ALTERED, "1.3", "0".repeat(40));

        changed.add(entries.get(2));
        repository.registry.replaceEntries(changed);
        assertEquals(0, verify(false).findings(), "one version of the entry describes the document");
    }

    @Test
    void whatIsUnderWayIsNoFinding() throws Exception {
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("2.1", "undecided"));
        repository.registry.failWith(Fault.NONE);
        repository.index.reserve(List.of(new DocumentRecord("2.2", StoredContent.plain(StorageKey.make("node"), 1, "0".repeat(40)), "text/plain",
                org.affinitydomain.repository.index.DocumentState.STORED, Instant.parse("2026-01-01T00:00:00Z"))));
        DocumentRecord discarded = new DocumentRecord("2.3", StoredContent.plain(StorageKey.make("node"), 1, "0".repeat(40)), "text/plain",
                org.affinitydomain.repository.index.DocumentState.STORED, Instant.parse("2026-01-01T00:00:00Z"));
        repository.index.reserve(List.of(discarded));
        repository.store.put(discarded.key(), new byte[1]);
        repository.discarded.discard(List.of(discarded), Instant.parse("2026-01-01T00:00:00Z"));
        VerificationSummary summary = verify(true);
        assertEquals(List.of(), findings);
        assertEquals(DOCUMENTS, summary.documents());
        assertEquals(3, summary.underWay());
    }

    @Test
    void documentsThatComeAndGoMeanwhileAreNoFindings() throws Exception {
        findings.clear();
        try (Verifier verifier = new Verifier(repository.storage, repository.dataSource,
                new RegistrationEnquiry(repository.registry, TestRepository.REPOSITORY))) {
            verifier.verify(true, new VerificationReport() {
                private boolean done;

                @Override
                public void begin(long documents) {
                    assertEquals(DOCUMENTS, documents);
                }

                @Override
                public void progress(VerificationSummary soFar) {
                    if (!done) {
                        done = true;
                        assertTrue(repository.remove(TestRepository.REPOSITORY, "1.5").isSuccess());
                        assertTrue(repository.provide(Submissions.of("3.1", text(2))).isSuccess());
                    }
                }

                @Override
                public void finding(Finding finding) {
                    findings.add(finding);
                }
            });
        }
        assertEquals(List.of(), findings);
    }

    private List<Finding> missing(DocumentRegistry registry, String... uniqueIds) throws Exception {
        try (Verifier verifier = new Verifier(repository.storage, repository.dataSource, new RegistrationEnquiry(registry, TestRepository.REPOSITORY))) {
            return verifier.missingDocuments(List.of(uniqueIds));
        }
    }

    @Test
    void anEntryWithoutRowAndBytesIsFoundFromTheRegistrysSideOnly() throws Exception {
        assertTrue(repository.remove(TestRepository.REPOSITORY, "1.2", "1.5").isSuccess());
        assertEquals(0, verify(true).findings());
        findings.addAll(missing(repository.registry, "1.1", "1.2", "1.3", "1.4", "1.6"));
        assertFound(Finding.Kind.MISSING, "1.2", "size " + text(2).length() + ", hash " + Submissions.sha1(text(2)));
        assertEquals(List.of("1.5", "1.2"), missing(repository.registry, "1.5", "1.2").stream().map(f -> f.uniqueId().orElseThrow()).toList());
    }

    @Test
    void aDocumentWhoseEntryIsRemovedOrWhoseRegistrationIsUndecidedIsNotMissing() throws Exception {
        assertEquals(List.of(), missing(repository.registry, "1.1", "7.7"), "the registry has no such entry any more");
        repository.registry.failWith(Fault.ANSWER_LOST);
        repository.provide(Submissions.of("2.1", "registered, and the repository does not know"));
        repository.registry.failWith(Fault.NONE);
        assertEquals(List.of(), missing(repository.registry, "2.1"));
    }

    @Test
    void aDocumentThatComesWhileTheRegistryIsAskedIsNotMissing() throws Exception {
        assertEquals(List.of(), missing(new DocumentRegistry() {
            @Override
            public RegistryResponse registerDocumentSet(SubmitObjectsRequest request) throws TransactionException {
                return repository.registry.registerDocumentSet(request);
            }

            @Override
            public RegistryResponse registerOnDemandDocumentEntry(SubmitObjectsRequest request) throws TransactionException {
                return repository.registry.registerOnDemandDocumentEntry(request);
            }

            @Override
            public AdhocQueryResponse registryStoredQuery(AdhocQueryRequest request) throws TransactionException {
                assertTrue(repository.provide(Submissions.of("2.2", "in between")).isSuccess());
                return repository.registry.registryStoredQuery(request);
            }
        }, "2.2"));
        assertEquals(DOCUMENTS + 1, repository.rows());
    }

    @Test
    void theRegistryIsAskedAboutMissingDocumentsOnly() throws Exception {
        repository.registry.failWith(Fault.UNREACHABLE);
        assertEquals(List.of(), missing(repository.registry, "1.1", "1.2"));
        assertThrows(TransactionException.class, () -> missing(repository.registry, "1.1", "7.7"));
    }

    @Test
    void registryThatCannotBeAskedEndsIt() throws Exception {
        repository.registry.failWith(Fault.UNREACHABLE);
        assertThrows(TransactionException.class, () -> verify(true));
        assertEquals(List.of(), findings);
    }

    @Test
    void onlyOneAtATime() throws Exception {
        try (Verifier verifier = new Verifier(repository.storage, repository.dataSource,
                new RegistrationEnquiry(repository.registry, TestRepository.REPOSITORY))) {
            List<Optional<VerificationSummary>> second = new ArrayList<>();
            assertTrue(verifier.verify(false, new VerificationReport() {
                @Override
                public void begin(long documents) throws IOException {
                    try {
                        second.add(verifier.verify(false, new Collecting()));
                    } catch (SQLException | TransactionException e) {
                        throw new IOException(e);
                    }
                }

                @Override
                public void progress(VerificationSummary soFar) {
                    assertEquals(List.of(Optional.empty()), second);
                }

                @Override
                public void finding(Finding finding) {
                    findings.add(finding);
                }
            }).isPresent());
            assertEquals(List.of(Optional.empty()), second);
        }
    }

    @Test
    void sweptDocumentsLeaveNothingToFind() throws Exception {
        repository.registry.failWith(Fault.REQUEST_LOST);
        repository.provide(Submissions.of("2.1", text(2)));
        repository.registry.failWith(Fault.NONE);
        repository.registry.registerDocumentSet(SubmitObjectsRequest.of(List.of()));
        repository.passTime(TestRepository.AGE.plusSeconds(1));
        assertEquals(1, repository.sweep().run().removed());
        assertEquals(0, verify(true).findings());
        assertEquals(DOCUMENTS, repository.files().size());
    }
}
