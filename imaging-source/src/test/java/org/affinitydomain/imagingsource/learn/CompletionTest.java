package org.affinitydomain.imagingsource.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.Completion.Signal;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.Database;
import org.affinitydomain.imagingsource.Region;
import org.affinitydomain.imagingsource.TestClock;
import org.affinitydomain.imagingsource.TestImages;
import org.affinitydomain.imagingsource.TestLearning;
import org.affinitydomain.imagingsource.notice.StudyNotice;
import org.affinitydomain.imagingsource.pacs.MemoryPacs;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.publish.Reason;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.affinitydomain.imagingsource.work.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a study be looked at, and what decides that it is complete. */
class CompletionTest {
    private static final String SOURCE = "saint-luc";
    private static final Subject STUDY = Subject.study(SOURCE, TestImages.STUDY);
    private static final Subject ACCESSION = Subject.accession(SOURCE, "A-77");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    @TempDir
    Path data;
    private final TestClock clock = new TestClock();
    private final FakeRepository repository = new FakeRepository();
    private final MemoryPacs pacs = new MemoryPacs(clock);
    private TestLearning learning;

    private void begin(Database database, boolean polled, Signal signal) throws Exception {
        AffinityDomain domain = Region.in(data);
        Triggers triggers = new Triggers(polled ? Optional.of(Triggers.Polling.DEFAULT) : Optional.empty(), Set.of(StudyEvent.values()),
                Optional.empty(), new Completion(signal, Optional.of(Duration.ofSeconds(30)), Duration.ofHours(8)));
        learning = new TestLearning(database.empty(), domain, Region.sources(domain, pacs, triggers), new FakeDirectory().withPatient(), repository, clock);
    }

    private void store(int number) {
        pacs.store(TestImages.image(TestImages.SERIES, number).build());
    }

    private List<Result> look() throws Exception {
        clock.advance(MINUTE);
        return learning.look().stream().map(StudyOutcome::result).toList();
    }

    private void hear(Subject subject, StudyEvent event, int instances) throws Exception {
        learning.intake.hear(List.of(new StudyNotice(subject, event, instances == 0 ? OptionalInt.empty() : OptionalInt.of(instances))));
    }

    @ParameterizedTest
    @EnumSource
    void aReportCompletes(Database database) throws Exception {
        begin(database, true, Signal.REPORT);
        store(1);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.INCOMPLETE), learning.publication(TestImages.STUDY).standing().reason().map(Reason::problem));
        assertEquals(List.of(), look());
        hear(STUDY, StudyEvent.REPORT, 0);
        assertEquals(List.of(Result.PUBLISHED), look());
        assertEquals(List.of(), learning.notices.of(STUDY));
        store(2);
        assertEquals(List.of(Result.PUBLISHED), look(), "late images need no other report");
    }

    @ParameterizedTest
    @EnumSource
    void aReportThatKnowsTheAccessionNumberOnlyCompletesToo(Database database) throws Exception {
        begin(database, true, Signal.REPORT);
        store(1);
        look();
        hear(ACCESSION, StudyEvent.REPORT, 0);
        assertEquals(List.of(Result.PUBLISHED), look());
        assertEquals(List.of(), learning.notices.of(ACCESSION));
        assertEquals(0, learning.queue.size());
    }

    @Test
    void aReportBeforeTheImagesIsRemembered() throws Exception {
        begin(Database.H2, true, Signal.REPORT);
        hear(STUDY, StudyEvent.REPORT, 0);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals(Optional.of(Problem.ABSENT), learning.publication(TestImages.STUDY).standing().reason().map(Reason::problem));
        store(1);
        look();
        look();
        assertEquals(1, repository.approved());
    }

    @Test
    void nobodyWaitsForAReportForEver() throws Exception {
        begin(Database.H2, true, Signal.REPORT);
        store(1);
        look();
        clock.advance(Duration.ofHours(8));
        assertEquals(List.of(Result.PUBLISHED), look());
    }

    @ParameterizedTest
    @EnumSource
    void theAnnouncedNumberOfInstancesCompletes(Database database) throws Exception {
        begin(database, true, Signal.COUNT);
        store(1);
        hear(STUDY, StudyEvent.AVAILABILITY, 2);
        hear(STUDY, StudyEvent.AVAILABILITY, 3);
        hear(STUDY, StudyEvent.AVAILABILITY, 2);
        assertEquals(List.of(Result.WAITING), look());
        assertEquals("the PACS has 1 of 3 instances", learning.publication(TestImages.STUDY).reason());
        store(2);
        look();
        look();
        assertEquals(0, repository.approved());
        store(3);
        assertEquals(List.of(Result.PUBLISHED), look());
    }

    @ParameterizedTest
    @EnumSource
    void aPacsThatIsNotAskedIsLookedAtWhenANoticeComes(Database database) throws Exception {
        begin(database, false, Signal.QUIET);
        store(1);
        assertEquals(List.of(), look());
        hear(STUDY, StudyEvent.AVAILABILITY, 0);
        assertEquals(List.of(Result.PUBLISHED), look());
    }

    @ParameterizedTest
    @EnumSource
    void anOrderMakesTheStudyBeExpectedUntilItComes(Database database) throws Exception {
        begin(database, false, Signal.QUIET);
        hear(ACCESSION, StudyEvent.ORDER, 0);
        assertEquals(List.of(), look());
        clock.advance(Duration.ofHours(40));
        look();
        store(1);
        assertEquals(List.of(), look(), "it is not looked for every minute");
        clock.advance(Duration.ofHours(6));
        look();
        assertEquals(1, repository.approved());
        assertEquals(0, learning.queue.size());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledOrderIsForgotten(Database database) throws Exception {
        begin(database, false, Signal.QUIET);
        hear(STUDY, StudyEvent.ORDER, 0);
        look();
        learning.intake.cancel(List.of(STUDY));
        clock.advance(Duration.ofHours(6));
        look();
        assertEquals(0, learning.queue.size());
    }

    @Test
    void whatStillArrivesIsWaitedForWhateverSignalThereWas() throws Exception {
        begin(Database.H2, true, Signal.REPORT);
        hear(STUDY, StudyEvent.REPORT, 0);
        store(1);
        assertEquals(List.of(Result.WAITING), learning.drain().stream().map(StudyOutcome::result).toList());
        assertEquals("it changed a moment ago and may still be arriving", learning.publication(TestImages.STUDY).reason());
        assertEquals(List.of(Result.PUBLISHED), look());
    }

    @Test
    void recentStudiesOnlyAreLookedAtBetweenWalks() throws Exception {
        begin(Database.H2, true, Signal.QUIET);
        store(1);
        look();
        int reads = pacs.reads().size();
        for (int minute = 0; minute < 5; minute++) {
            clock.advance(Duration.ofMinutes(2));
            learning.poll();
        }
        assertEquals(reads, pacs.reads().size(), "an unchanged study is not read again");
        store(2);
        clock.advance(Duration.ofMinutes(2));
        assertEquals(List.of(Result.PUBLISHED), learning.poll().stream().map(StudyOutcome::result).toList());
    }
}
