package org.affinitydomain.imagingsource.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Instance;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.ManifestReader;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.pacs.MemoryPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.FakeRepository.Fault;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationState;
import org.affinitydomain.imagingsource.publish.Reason;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;
import org.affinitydomain.xds.transaction.XdsErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a manifest when its study changes, is rejected, is given to another patient, or is deleted. */
class LifeCycleTest {
    private static final Duration SETTLED = Duration.ofMinutes(11);
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();
    private final FakeRepository repository = new FakeRepository();
    private final FakeDirectory directory = new FakeDirectory().withPatient();
    private final MemoryPacs pacs = new MemoryPacs(clock);
    private TestLearning learning;

    @BeforeEach
    void begin() throws Exception {
        AffinityDomain domain = Region.in(data);
        learning = new TestLearning(Database.H2.empty(), domain, Region.sources(domain, pacs), directory, repository, clock);
        for (int number : List.of(1, 2, 3)) {
            pacs.store(TestImages.image(TestImages.SERIES, number).build());
        }
        clock.advance(SETTLED);
    }

    private List<Result> look() throws Exception {
        return learning.look().stream().map(StudyOutcome::result).toList();
    }

    private void published() throws Exception {
        assertEquals(List.of(Result.PUBLISHED), look());
    }

    private Publication publication() throws Exception {
        return learning.publication(TestImages.STUDY);
    }

    private Optional<Problem> problem() throws Exception {
        return publication().standing().reason().map(Reason::problem);
    }

    private Manifest latest() throws IOException {
        SubmitObjectsRequest last = repository.submissions().get(repository.submissions().size() - 1);
        return ManifestReader.read(new ByteArrayInputStream(repository.documents().get(
                Attribute.DE_UNIQUE_ID.value(FakeRepository.only(last, ObjectKind.DOCUMENT_ENTRY)).orElseThrow())));
    }

    @Test
    void aStudyThatIsDeletedIsWithdrawnWhenItStaysAway() throws Exception {
        published();
        pacs.deleteStudy(TestImages.STUDY);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.ABSENT), problem());
        assertEquals(1, repository.approved(), "a PACS that is restored has no studies for a while");
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
        assertEquals(0, repository.approved());
        assertEquals(PublicationState.WITHDRAWN, publication().state());
        clock.advance(SETTLED);
        assertEquals(List.of(), look());
        assertEquals(0, learning.queue.size());
    }

    @Test
    void aStudyThatComesBackInTimeWasNeverAway() throws Exception {
        published();
        DataSet image = TestImages.image(TestImages.SERIES, 1).build();
        pacs.deleteStudy(TestImages.STUDY);
        look();
        pacs.store(image);
        pacs.store(TestImages.image(TestImages.SERIES, 2).build());
        pacs.store(TestImages.image(TestImages.SERIES, 3).build());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Result.UNCHANGED), look());
        clock.advance(Duration.ofHours(1));
        look();
        assertEquals(1, repository.approved());
        assertEquals(1, repository.submissions().size());
        assertEquals(0, learning.queue.size());
    }

    @Test
    void aStudyThatComesBackAfterwardsGetsAManifestOfItsOwn() throws Exception {
        published();
        pacs.deleteStudy(TestImages.STUDY);
        look();
        clock.advance(SETTLED);
        look();
        for (int number : List.of(1, 2, 3)) {
            pacs.store(TestImages.image(TestImages.SERIES, number).build());
        }
        clock.advance(SETTLED);
        published();
        assertEquals(1, repository.approved());
        assertEquals(List.of(), FakeRepository.replaced(repository.submissions().get(1)), "a deprecated entry cannot be replaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSWER_LOST", "REQUEST_LOST"})
    void aWithdrawalWithoutAnAnswerIsRepeated(Fault fault) throws Exception {
        published();
        pacs.deleteStudy(TestImages.STUDY);
        look();
        clock.advance(SETTLED);
        repository.failWith(fault);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.REPOSITORY_UNREACHABLE), problem());
        repository.failWith(Fault.NONE);
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
        assertEquals(0, repository.approved());
    }

    @Test
    void whatWasMadeOfAManifestGoesWithIt() throws Exception {
        published();
        repository.derive(publication().current().orElseThrow().entryUuid(), MetadataBuilder.documentEntry("urn:uuid:7e0e8b1c-3f0b-4f7e-9d39-6b9f1f1f0a01").build());
        assertEquals(2, repository.approved());
        pacs.deleteStudy(TestImages.STUDY);
        look();
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
        assertEquals(0, repository.approved());
    }

    @Test
    void whatIsRefusedIsShown() throws Exception {
        published();
        pacs.deleteStudy(TestImages.STUDY);
        look();
        clock.advance(SETTLED);
        repository.refuseWith(Optional.of(XdsErrorCode.REGISTRY_METADATA_ERROR));
        assertEquals(List.of(Result.REFUSED), look());
        assertEquals(Optional.of(Problem.REPOSITORY_REFUSED), problem());
        assertTrue(publication().reason().contains("does not deprecate"), publication().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"113001", "113037", "113038", "113039"})
    void rejectedInstancesLeaveTheManifest(String title) throws Exception {
        published();
        pacs.store(TestImages.keyObject(title, 2));
        clock.advance(SETTLED);
        published();
        assertEquals(List.of(TestImages.SERIES + ".1", TestImages.SERIES + ".3"), latest().series().stream()
                .flatMap(series -> series.instances().stream()).map(Instance::sopInstanceUid).toList());
        assertEquals(1, FakeRepository.replaced(repository.submissions().get(1)).size());
        assertEquals(1, repository.approved());
    }

    @Test
    void aStudyThatIsRejectedWholeIsWithdrawn() throws Exception {
        published();
        pacs.store(TestImages.keyObject("113037", 1, 2, 3));
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
        assertEquals(0, repository.approved());
        clock.advance(SETTLED);
        assertEquals(List.of(), look());
        pacs.store(TestImages.image(TestImages.SERIES, 4).build());
        clock.advance(SETTLED);
        published();
        assertEquals(1, latest().instanceCount());
    }

    @Test
    void aStudyThatIsRejectedBeforeItWasPublishedIsNot() throws Exception {
        pacs.store(TestImages.keyObject("113001", 1, 2, 3));
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
        assertEquals(List.of(), repository.submissions());
    }

    @Test
    void otherKeyObjectsAreShared() throws Exception {
        pacs.store(TestImages.keyObject("113000", 2));
        clock.advance(SETTLED);
        published();
        assertEquals(4, latest().instanceCount());
    }

    private void correct(String patientId, String accession) throws Exception {
        for (int number : List.of(1, 2, 3)) {
            pacs.store(TestImages.image(TestImages.SERIES, number).set(Tag.PATIENT_ID, patientId).set(Tag.ACCESSION_NUMBER, accession).build());
        }
        clock.advance(SETTLED);
    }

    @Test
    void aStudyThatIsGivenToAnotherPatientLeavesTheFirst() throws Exception {
        directory.withPatient("L-2", "R-2");
        published();
        correct("L-2", "A-77");
        published();
        assertEquals(List.of("R-2^^^&1.3.6.1.4.1.21367.13.20.1000&ISO"), repository.patients());
        assertEquals(List.of(), FakeRepository.replaced(repository.submissions().get(1)));
        correct("L-1", "A-77");
        published();
        assertEquals(List.of("R-1^^^&1.3.6.1.4.1.21367.13.20.1000&ISO"), repository.patients());
        assertEquals(3, repository.documents().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSWER_LOST", "REQUEST_LOST"})
    void whatMayHaveReachedTheWrongPatientIsWithdrawnToo(Fault fault) throws Exception {
        directory.withPatient("L-2", "R-2");
        repository.failWith(fault);
        assertEquals(List.of(Result.WAITING), look());
        repository.failWith(Fault.NONE);
        correct("L-2", "A-77");
        published();
        assertEquals(List.of("R-2^^^&1.3.6.1.4.1.21367.13.20.1000&ISO"), repository.patients());
    }

    @Test
    void aCorrectionThatTheRegistryCannotTakeNowLeavesNothingBehind() throws Exception {
        directory.withPatient("L-2", "R-2");
        published();
        repository.failWith(Fault.ANSWER_LOST);
        correct("L-2", "A-77");
        assertEquals(List.of(Result.WAITING), look());
        repository.failWith(Fault.NONE);
        clock.advance(SETTLED);
        published();
        assertEquals(List.of("R-2^^^&1.3.6.1.4.1.21367.13.20.1000&ISO"), repository.patients());
    }

    @Test
    void mergedPatientsAreOne() throws Exception {
        directory.withPatient("L-2", "R-2");
        published();
        directory.merge("R-1", "R-2");
        repository.merge("R-1^^^&1.3.6.1.4.1.21367.13.20.1000&ISO", "R-2^^^&1.3.6.1.4.1.21367.13.20.1000&ISO");
        correct("L-2", "A-77");
        published();
        assertEquals(1, FakeRepository.replaced(repository.submissions().get(1)).size());
        assertEquals(1, repository.approved());
        pacs.deleteStudy(TestImages.STUDY);
        look();
        clock.advance(SETTLED);
        assertEquals(List.of(Result.WITHDRAWN), look());
    }

    @Test
    void aChangedAccessionNumberIsFollowed() throws Exception {
        published();
        correct("L-1", "A-78");
        published();
        assertEquals(Optional.of("A-78"), latest().study().accession().map(Identifier::value));
        assertEquals(1, repository.approved());
    }

    @Test
    void whatArrivesAfterItsSenderHasGoneOnIsDeprecated() throws Exception {
        repository.failWith(Fault.REQUEST_LATE);
        assertEquals(List.of(Result.WAITING), look());
        repository.failWith(Fault.NONE);
        pacs.store(TestImages.image(TestImages.SERIES, 4).build());
        clock.advance(SETTLED);
        published();
        assertEquals(4, latest().instanceCount());
        assertEquals(1, repository.approved());
        repository.deliver();
        assertEquals(2, repository.approved(), "the test makes what it is about");
        clock.advance(SETTLED);
        assertEquals(List.of(Result.UNCHANGED), look());
        assertEquals(1, repository.approved());
        assertEquals(0, learning.queue.size());
    }

    @Test
    void goingBackToWhatWasSentWithoutAnAnswerIsAnotherManifest() throws Exception {
        DataSet fourth = TestImages.image(TestImages.SERIES, 4).build();
        repository.failWith(Fault.ANSWER_LOST);
        look();
        pacs.store(fourth);
        clock.advance(SETTLED);
        look();
        pacs.deleteStudy(TestImages.STUDY);
        for (int number : List.of(1, 2, 3)) {
            pacs.store(TestImages.image(TestImages.SERIES, number).build());
        }
        clock.advance(SETTLED);
        repository.failWith(Fault.NONE);
        published();
        clock.advance(SETTLED);
        look();
        assertEquals(1, repository.approved());
        assertEquals(3, latest().instanceCount());
    }

    @Test
    void aPacsThatAnswersPartlyIsAskedAgainAndTakenAtItsWordWhenSomebodyAsks() throws Exception {
        pacs.setPartial(true);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.PACS_PARTIAL), problem());
        pacs.setPartial(false);
        clock.advance(SETTLED);
        published();
        assertEquals(3, latest().instanceCount());
        pacs.store(TestImages.image(TestImages.SERIES, 4).build());
        pacs.setPartial(true);
        assertEquals(List.of(Result.PUBLISHED), learning.ask().stream().map(StudyOutcome::result).toList());
    }

    @Test
    void aPacsThatIsDownIsAskedAgain() throws Exception {
        learning.workList.ask("saint-luc", TestImages.STUDY);
        pacs.setDown(true);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.PACS_UNREACHABLE), problem());
        pacs.setDown(false);
        clock.advance(SETTLED);
        published();
    }
}
