package org.affinitydomain.imagingsource.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.pacs.folder.FolderPacs;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a folder of images to a repository, on every database: once, again, changed, and with everything that can fail. */
class PublishingTest {
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();
    private final FakeRepository repository = new FakeRepository();
    private final FakeDirectory directory = new FakeDirectory();
    private final List<String> failedSources = new ArrayList<>();

    /** A run of an actor that has just started. */
    private List<StudyOutcome> run(Database database, boolean asked) throws Exception {
        return run(database.get(), asked);
    }

    private List<StudyOutcome> run(DataSource dataSource, boolean asked) throws Exception {
        AffinityDomain domain = Region.in(data);
        TestLearning learning = new TestLearning(dataSource, domain,
                Region.sources(domain, new FolderPacs("saint-luc", Region.folder(data), dataSource, clock)), directory, repository, clock);
        List<StudyOutcome> outcomes = asked ? learning.ask() : learning.look();
        failedSources.addAll(learning.failedSources);
        return outcomes;
    }

    private void begin(Database database) throws SQLException, IOException {
        database.empty();
        TestImages.writeStudy(Region.folder(data));
    }

    private static List<Result> results(List<StudyOutcome> outcomes) {
        return outcomes.stream().map(StudyOutcome::result).toList();
    }

    private static String entry(SubmitObjectsRequest submission, Attribute attribute) {
        return attribute.value(FakeRepository.only(submission, ObjectKind.DOCUMENT_ENTRY)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void anUnchangedStudyIsPublishedOnce(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        for (int again = 0; again < 3; again++) {
            clock.advance(Duration.ofHours(1));
            assertEquals(again == 1 ? List.of(Result.UNCHANGED) : List.of(), results(run(database, again == 1)), "nobody looks at it unasked");
        }
        assertEquals(1, repository.submissions().size());
        SubmitObjectsRequest submission = repository.submissions().get(0);
        assertEquals("R-1^^^&1.3.6.1.4.1.21367.13.20.1000&ISO", entry(submission, Attribute.DE_PATIENT_ID));
        assertEquals("L-1^^^&1.3.6.1.4.1.21367.13.80.21.1.1&ISO", entry(submission, Attribute.DE_SOURCE_PATIENT_ID));
        assertEquals(List.of(), FakeRepository.replaced(submission));
        Manifest manifest = manifest(entry(submission, Attribute.DE_UNIQUE_ID));
        assertEquals(TestImages.STUDY, manifest.study().instanceUid());
        assertEquals(5, manifest.instanceCount());
    }

    private Manifest manifest(String uniqueId) throws IOException {
        return ManifestReader.read(new ByteArrayInputStream(repository.documents().get(uniqueId)));
    }

    @ParameterizedTest
    @EnumSource
    void touchedFilesOfTheSameContentChangeNothing(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        run(database, true);
        Path file = TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 1).build());
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(), results(run(database, false)), "it may still be arriving");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Result.UNCHANGED), results(run(database, false)));
        assertEquals(1, repository.submissions().size());
    }

    @ParameterizedTest
    @EnumSource
    void aChangedStudyReplacesItsManifest(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        run(database, true);
        clock.advance(Duration.ofHours(1));
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 4).build());
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        SubmitObjectsRequest first = repository.submissions().get(0);
        SubmitObjectsRequest second = repository.submissions().get(1);
        assertEquals(List.of(FakeRepository.only(first, ObjectKind.DOCUMENT_ENTRY).id()), FakeRepository.replaced(second));
        assertEquals(6, manifest(entry(second, Attribute.DE_UNIQUE_ID)).instanceCount());
        assertEquals(1, repository.approved());

        // and back again: what was published before is another manifest now
        Files.delete(Region.folder(data).resolve(TestImages.SERIES).resolve("IM" + TestImages.SERIES + ".4"));
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        assertEquals(3, repository.documents().size());
        assertEquals(1, repository.approved());
    }

    @ParameterizedTest
    @EnumSource
    void aLostAnswerDoesNotPublishTwice(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.failWith(FakeRepository.Fault.ANSWER_LOST);
        StudyOutcome lost = run(database, true).get(0);
        assertEquals(Result.WAITING, lost.result());
        assertTrue(lost.reason().contains("connection reset"), lost.reason());
        byte[] sent = repository.documents().values().iterator().next();
        repository.failWith(FakeRepository.Fault.NONE);
        assertEquals(List.of(), results(run(database, false)), "its time has not come");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, false)));
        assertEquals(1, repository.submissions().size());
        assertArrayEquals(sent, repository.documents().values().iterator().next());
        assertEquals(List.of(Result.UNCHANGED), results(run(database, true)));
    }

    @ParameterizedTest
    @EnumSource
    void aStudyThatChangedAfterALostAnswerReplacesWhatArrived(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.failWith(FakeRepository.Fault.ANSWER_LOST);
        run(database, true);
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 4).build());
        repository.failWith(FakeRepository.Fault.NONE);
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        assertEquals(1, FakeRepository.replaced(repository.submissions().get(1)).size());
        assertEquals(1, repository.approved());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalAfterALostAnswerDoesNotForgetWhatMayHaveArrived(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.failWith(FakeRepository.Fault.ANSWER_LOST);
        run(database, true);
        repository.failWith(FakeRepository.Fault.NONE);
        repository.refuseWith(Optional.of(XdsErrorCode.REPOSITORY_METADATA_ERROR));
        assertEquals(List.of(Result.REFUSED), results(run(database, true)));
        repository.refuseWith(Optional.empty());
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 4).build());
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        assertEquals(1, repository.approved(), "the one that had arrived is replaced");
    }

    @ParameterizedTest
    @EnumSource
    void aStudyThatChangedAfterALostRequestReplacesNothing(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.failWith(FakeRepository.Fault.REQUEST_LOST);
        run(database, true);
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 4).build());
        repository.failWith(FakeRepository.Fault.NONE);
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
        assertEquals(List.of(), FakeRepository.replaced(repository.submissions().get(0)));
        assertEquals(1, repository.approved());
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownPatientIsWaitedFor(Database database) throws Exception {
        begin(database);
        StudyOutcome waiting = run(database, true).get(0);
        assertEquals(Result.WAITING, waiting.result());
        assertTrue(waiting.reason().contains("L-1^^^&1.3.6.1.4.1.21367.13.80.21.1.1&ISO"), waiting.reason());
        directory.setDown(true);
        assertTrue(run(database, true).get(0).reason().contains("cannot be asked"));
        directory.setDown(false);
        directory.withPatient();
        clock.advance(Duration.ofMinutes(11));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, false)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedIsNotSentAgainUntilItChangesOrSomebodyAsks(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.refuseWith(Optional.of(XdsErrorCode.REPOSITORY_METADATA_ERROR));
        assertEquals(List.of(Result.REFUSED), results(run(database, true)));
        repository.refuseWith(Optional.empty());
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), run(database, false));
        Publication refused = new PublicationStore(database.get()).find("saint-luc", TestImages.STUDY).orElseThrow();
        assertEquals(PublicationState.FAILED, refused.state());
        assertEquals(Optional.of(Problem.REPOSITORY_REFUSED), refused.standing().reason().map(Reason::problem));
        assertTrue(refused.reason().contains("XDSRepositoryMetadataError: refused by test"), refused.reason());
        assertEquals(List.of(Result.PUBLISHED), results(run(database, true)));
    }

    @ParameterizedTest
    @EnumSource
    void aBusyRegistryIsTriedAgainByItself(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        repository.refuseWith(Optional.of(XdsErrorCode.REGISTRY_BUSY));
        assertEquals(List.of(Result.WAITING), results(run(database, true)));
        repository.refuseWith(Optional.empty());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, false)));
    }

    @ParameterizedTest
    @EnumSource
    void aStudyThatIsStillArrivingIsLeftAlone(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        assertEquals(List.of(), results(run(database, false)));
        clock.advance(Duration.ofSeconds(11));
        assertEquals(List.of(Result.PUBLISHED), results(run(database, false)));
    }

    @ParameterizedTest
    @EnumSource
    void aModalityWithoutACodeIsRefusedWithTheRemedy(Database database) throws Exception {
        database.empty();
        directory.withPatient();
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 1).set(Tag.MODALITY, "ZZ").build());
        StudyOutcome refused = run(database, true).get(0);
        assertEquals(Result.REFUSED, refused.result());
        assertTrue(refused.reason().contains("imagingCodes.modalities"), refused.reason());
        assertEquals(List.of(), repository.submissions());
    }

    @ParameterizedTest
    @EnumSource
    void aStudyWithoutPatientIdWaits(Database database) throws Exception {
        database.empty();
        TestImages.write(Region.folder(data), TestImages.image(TestImages.SERIES, 1).set(Tag.PATIENT_ID, "").build());
        StudyOutcome waiting = run(database, true).get(0);
        assertEquals(Result.WAITING, waiting.result());
        assertTrue(waiting.reason().contains("(0010,0020)"), waiting.reason());
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFolderIsReportedAndForgetsNothing(Database database) throws Exception {
        begin(database);
        directory.withPatient();
        run(database, true);
        Path folder = Region.folder(data);
        Path unmounted = Files.move(folder, folder.resolveSibling("unmounted"));
        assertEquals(List.of(), run(database, true));
        assertEquals(1, failedSources.size());
        Files.move(unmounted, folder);
        assertEquals(List.of(Result.UNCHANGED), results(run(database, true)));
    }
}
