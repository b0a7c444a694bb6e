package org.affinitydomain.imagingsource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.publish.PatientLookup;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationState;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.RetryPolicy;
import org.affinitydomain.imagingsource.publish.SourcePublisher;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Status;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder is published: each content of a study once, whatever is lost on the way. */
class PublishTest {

    @TempDir
    private Path folder;
    private final FakeRepository repository = new FakeRepository();
    private final TestClock clock = new TestClock();
    private PatientLookup patients = Lakeside.PATIENTS;

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStudyIsPublishedOnce(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 2, 3);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(List.of(Status.UNCHANGED), run(dataSource, true));
        assertEquals(List.of(Status.UNCHANGED), run(dataSource, false), "another instance of the actor, over the same database");
        assertEquals(1, repository.requests());
        Manifest manifest = manifest(repository.current().get(0));
        assertEquals(6, manifest.instanceCount());
        assertEquals(Optional.of(Lakeside.LOCATION), manifest.series().get(1).retrieve().locationUid());
        assertEquals(Optional.of(Lakeside.SOURCE.retrieveUrl().toString()), manifest.series().get(1).retrieve().url());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aChangedStudyReplacesItsManifest(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        run(dataSource, true);
        StudyFiles.write(folder.resolve("late"), 2, 2);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(1, repository.current().size());
        assertEquals(1, repository.deprecatedCount());
        assertEquals(4, manifest(repository.current().get(0)).instanceCount());
        deleteRecursively(folder.resolve("late"));
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true), "the content of before is published anew, as another manifest");
        assertEquals(2, manifest(repository.current().get(0)).instanceCount());
        assertEquals(1, repository.current().size());
        assertEquals(2, repository.deprecatedCount());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aTouchedFileChangesNothing(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        run(dataSource, true);
        Files.setLastModifiedTime(folder.resolve("S1/IM1"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        assertEquals(List.of(Status.UNCHANGED), run(dataSource, true));
        assertEquals(1, repository.requests());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aLostAnswerPublishesNothingTwice(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        repository.fail(FakeRepository.Fault.LOSE_ANSWER);
        assertEquals(List.of(Status.WAITING), run(dataSource, true));
        repository.fail(FakeRepository.Fault.NONE);
        clock.pass(Duration.ofDays(1));
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(1, repository.current().size());
        assertEquals(0, repository.deprecatedCount());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStudyThatChangedAfterALostAnswerReplacesWhatWasRegistered(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        run(dataSource, true);
        StudyFiles.write(folder.resolve("late"), 2, 2);
        repository.fail(FakeRepository.Fault.LOSE_ANSWER);
        run(dataSource, true);
        StudyFiles.write(folder.resolve("later"), 3, 2);
        run(dataSource, true);
        repository.fail(FakeRepository.Fault.NONE);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(1, repository.current().size());
        assertEquals(6, manifest(repository.current().get(0)).instanceCount());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStudyThatChangedAfterALostRequestReplacesWhatIsThere(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        run(dataSource, true);
        StudyFiles.write(folder.resolve("late"), 2, 2);
        repository.fail(FakeRepository.Fault.LOSE_REQUEST);
        assertEquals(List.of(Status.WAITING), run(dataSource, true));
        StudyFiles.write(folder.resolve("later"), 3, 2);
        repository.fail(FakeRepository.Fault.NONE);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(1, repository.current().size());
        assertEquals(1, repository.deprecatedCount());
        assertEquals(6, manifest(repository.current().get(0)).instanceCount());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anUnknownPatientIsWaitedForAtGrowingIntervals(Database database) throws Exception {
        DataSource dataSource = database.empty();
        patients = local -> Optional.empty();
        StudyFiles.write(folder, 1, 1);
        assertEquals(List.of(Status.WAITING), run(dataSource, true));
        Publication waiting = new PublicationStore(dataSource).find("lakeside", StudyFiles.STUDY).orElseThrow();
        assertTrue(waiting.reason().contains("L-1") && waiting.reason().contains("2.999.21.2.1"), waiting.reason());
        assertEquals(1, waiting.attempts());
        run(dataSource, false);
        assertEquals(1, new PublicationStore(dataSource).find("lakeside", StudyFiles.STUDY).orElseThrow().attempts(), "not before its time");
        clock.pass(Duration.ofMinutes(1));
        run(dataSource, false);
        assertEquals(2, new PublicationStore(dataSource).find("lakeside", StudyFiles.STUDY).orElseThrow().attempts());
        assertEquals(0, repository.requests());
        patients = Lakeside.PATIENTS;
        clock.pass(Duration.ofHours(1));
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, false));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void attemptsAreBounded(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 1);
        repository.fail(FakeRepository.Fault.BUSY);
        List<Status> last = List.of();
        for (int i = 0; i < 10; i++) {
            last = run(dataSource, false);
            clock.pass(Duration.ofHours(2));
        }
        assertEquals(List.of(Status.FAILED), last);
        assertEquals(5, repository.requests());
        repository.fail(FakeRepository.Fault.NONE);
        assertEquals(List.of(Status.FAILED), run(dataSource, false), "not by itself");
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true), "but when somebody asks");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void brokenAndForeignFilesAreLeftAlone(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 2);
        byte[] whole = Files.readAllBytes(folder.resolve("S1/IM1"));
        Files.write(folder.resolve("cut-in-headers"), java.util.Arrays.copyOf(whole, 700));
        Files.write(folder.resolve("cut-in-pixels"), java.util.Arrays.copyOf(whole, whole.length - 10));
        Files.writeString(folder.resolve("notes.txt"), "Not DICOM at all. ".repeat(50));
        Files.write(folder.resolve("empty"), new byte[0]);
        StudyFiles.write(folder.resolve("no-uid"), StudyFiles.slice(1, 9).remove(Tag.STUDY_INSTANCE_UID).build(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true));
        assertEquals(2, manifest(repository.current().get(0)).instanceCount());
        Files.write(folder.resolve("cut-in-headers"), new byte[0]);
        StudyFiles.write(folder.resolve("cut-in-pixels"), StudyFiles.slice(1, 3).build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, true), "a file that was completed is noticed");
        assertEquals(3, manifest(repository.current().get(0)).instanceCount());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anUnmappedModalityWaitsWithItsRemedy(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder.resolve("x"), StudyFiles.slice(1, 1).set(Tag.MODALITY, "ZZ").build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertEquals(List.of(Status.WAITING), run(dataSource, true));
        Publication waiting = new PublicationStore(dataSource).find("lakeside", StudyFiles.STUDY).orElseThrow();
        assertEquals(PublicationState.PENDING, waiting.state());
        assertTrue(waiting.reason().contains("imagingCodes.modalities"), waiting.reason());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aStudyStillArrivingIsLeftForTheNextPoll(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 1);
        assertEquals(List.of(Status.WAITING), run(dataSource, false));
        clock.pass(Duration.ofSeconds(30));
        assertEquals(List.of(Status.PUBLISHED), run(dataSource, false));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aFolderThatIsNotThereIsNoEmptyFolder(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder.resolve("dicom"), 1, 1);
        folder = folder.resolve("dicom");
        run(dataSource, true);
        Files.move(folder, folder.resolveSibling("away"));
        assertThrows(PacsException.class, () -> run(dataSource, true));
        Files.move(folder.resolveSibling("away"), folder);
        assertEquals(List.of(Status.UNCHANGED), run(dataSource, true));
        assertEquals(1, repository.requests());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void manifestsOfDifferentContentsDiffer(Database database) throws Exception {
        DataSource dataSource = database.empty();
        StudyFiles.write(folder, 1, 1);
        run(dataSource, true);
        String before = manifest(repository.current().get(0)).sopInstanceUid();
        StudyFiles.write(folder.resolve("S1/IM1"), StudyFiles.slice(1, 1).set(Tag.PATIENT_NAME, "Mueller^Anna").build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        run(dataSource, true);
        assertNotEquals(before, manifest(repository.current().get(0)).sopInstanceUid());
        assertEquals(Optional.of("Mueller^Anna"), manifest(repository.current().get(0)).patient().name());
    }

    /** A run of a publisher made anew, as after a restart. */
    private List<Status> run(DataSource dataSource, boolean everything) throws Exception {
        clock.pass(Duration.ofMillis(10));
        List<Status> statuses = new ArrayList<>();
        try (FolderPacs pacs = new FolderPacs("lakeside", folder, dataSource, clock)) {
            SourcePublisher publisher = new SourcePublisher(Lakeside.with(pacs), patients, repository, new PublicationStore(dataSource),
                    new RetryPolicy(Duration.ofSeconds(30), Duration.ofHours(1), 5), Duration.ofSeconds(5), clock);
            assertTrue(publisher.run(everything, Duration.ofSeconds(1), outcome -> statuses.add(status(outcome))));
        }
        return statuses;
    }

    private static Status status(StudyOutcome outcome) {
        assertEquals(StudyFiles.STUDY, outcome.studyUid());
        return outcome.status();
    }

    private Manifest manifest(RegistryObject entry) throws IOException {
        return ManifestReader.read(new ByteArrayInputStream(repository.document(entry)));
    }

    private static void deleteRecursively(Path path) throws IOException {
        try (var paths = Files.walk(path)) {
            for (Path each : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A clock that stands still until it is told how much time passes. */
    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-03-14T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
