package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.ear.client.RemoteDomain;
import org.affinitydomain.tools.verify.EntrySummary;
import org.affinitydomain.tools.verify.EntryVerification;
import org.affinitydomain.tools.verify.Finding;
import org.affinitydomain.tools.verify.Summary;
import org.affinitydomain.tools.verify.Verification;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./affinity verify} against the server: the registry beside the repository is asked, and damage is named. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class VerifyIT {

    private static final String SERVER = "http://127.0.0.1:" + System.getProperty("it.http.port");
    private static final String REPOSITORY = "1.3.6.1.4.1.21367.13.80.21.10";
    private static final Path DOCUMENTS = Path.of(System.getProperty("it.home"), "data", "documents");

    private static String patient;

    @Deployment(testable = false)
    static EnterpriseArchive deployment() {
        return AffinityEar.asDelivered();
    }

    @BeforeAll
    static void registerPatient() throws IOException {
        patient = Patients.register("VERIFY-IT");
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(DOCUMENTS)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    /** Submits a document that is stored compressed, and tells its file. */
    private static Path submit(String uniqueId) throws Exception {
        Set<Path> before = files();
        byte[] text = ("document " + uniqueId + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
        String answer = new Submission(patient, uniqueId, Submission.Format.TEXT, text).send();
        assertTrue(answer.contains("ResponseStatusType:Success"), answer);
        Set<Path> fresh = files();
        fresh.removeAll(before);
        assertEquals(1, fresh.size());
        Path file = fresh.iterator().next();
        assertTrue(Files.size(file) < text.length / 10, "it is compressed");
        return file;
    }

    private static Summary verify(boolean fast, Set<Finding> findings) throws Exception {
        return new Verification(SERVER, fast).run(new Collecting(findings)).orElseThrow();
    }

    private static EntrySummary verifyEntries(Set<Finding> findings) throws Exception {
        return new EntryVerification(SERVER, SERVER, REPOSITORY).run(0, new Collecting(findings)).orElseThrow();
    }

    private record Collecting(Set<Finding> findings) implements Verification.Listener {
        @Override
        public void begin(long documents) {
            assertTrue(documents >= 0);
        }

        @Override
        public void progress(long documents) {
            assertTrue(documents > 0);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }
    }

    @Test
    void entryWhoseRowAndFileAreGoneIsNamed() throws Exception {
        String kept = Submission.newUid();
        String gone = Submission.newUid();
        submit(kept);
        Path file = submit(gone);
        Set<Finding> before = new HashSet<>();
        EntrySummary first = verifyEntries(before);
        assertTrue(first.documents() >= 2);
        assertEquals(first.missing(), before.size());
        assertTrue(before.stream().noneMatch(finding -> Set.of(kept, gone).contains(finding.uniqueId())), before::toString);
        Summary others = verify(true, new HashSet<>());

        // Row and file go, and nobody tells the registry: what it is like after an older backup of the repository was restored.
        assertTrue(new RemoteDomain(SERVER, REPOSITORY, Duration.ofSeconds(30)).removeDocuments(List.of(gone)).isSuccess());
        assertTrue(Files.notExists(file));
        assertEquals(others.findings(), verify(true, new HashSet<>()).findings(), "the repository alone cannot know");
        Set<Finding> after = new HashSet<>();
        assertEquals(new EntrySummary(first.documents(), first.missing() + 1), verifyEntries(after));
        after.removeAll(before);
        assertEquals(List.of("MISSING " + gone), after.stream().map(finding -> finding.kind() + " " + finding.uniqueId()).toList());
    }

    @Test
    void damageIsFoundAndNamed() throws Exception {
        String altered = Submission.newUid();
        String missing = Submission.newUid();
        Path alteredFile = submit(altered);
        Path missingFile = submit(missing);
        // Other tests share this server, and some of them remove entries and not their documents.
        Set<Finding> before = new HashSet<>();
        Summary first = verify(false, before);
        assertTrue(first.documents() >= 2);
        assertTrue(before.stream().noneMatch(finding -> Set.of(altered, missing).contains(finding.uniqueId())), before::toString);

        byte[] stored = Files.readAllBytes(alteredFile);
        // its checksum: a bit in the middle may point to an equal line before, and then the document is still the same
        stored[stored.length - 6] ^= 1;
        Files.write(alteredFile, stored);
        Files.delete(missingFile);
        Path stray = Files.writeString(DOCUMENTS.resolve("stray.txt"), "what is this?");
        try {
            Set<Finding> after = new HashSet<>();
            Summary second = verify(false, after);
            assertEquals(first.findings() + 3, second.findings());
            after.removeAll(before);
            assertEquals(Set.of("ALTERED " + altered, "MISSING " + missing, "ORPHANED -"),
                    after.stream().map(finding -> finding.kind() + " " + finding.uniqueId()).collect(Collectors.toSet()));
            assertEquals(first.findings() + 2, verify(true, new HashSet<>()).findings(), "without reading, the altered byte is not seen");
        } finally {
            Files.delete(stray);
        }
    }
}
