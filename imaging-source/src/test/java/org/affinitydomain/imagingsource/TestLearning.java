package org.affinitydomain.imagingsource;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.learn.AccessionLookup;
import org.affinitydomain.imagingsource.learn.PollStore;
import org.affinitydomain.imagingsource.learn.PublicationRun;
import org.affinitydomain.imagingsource.learn.StudyWalk;
import org.affinitydomain.imagingsource.learn.StudyWork;
import org.affinitydomain.imagingsource.notice.NoticeStore;
import org.affinitydomain.imagingsource.notice.StudyIntake;
import org.affinitydomain.imagingsource.publish.FakeDirectory;
import org.affinitydomain.imagingsource.publish.FakeRepository;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationJournal;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.RunReport;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Claim;
import org.affinitydomain.imagingsource.work.Leases;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.worklist.WorkList;

/** What an actor does that has just started, done step by step on the thread of the test. */
public final class TestLearning {
    public final WorkQueue queue;
    public final PublicationStore publications;
    public final NoticeStore notices;
    public final StudyIntake intake;
    public final StudyWork work;
    public final WorkList workList;
    public final List<String> failedSources = new ArrayList<>();
    private final LocalSources sources;
    private final PollStore polls;
    private final StudyWalk walk;
    private final PublicationSettings settings;
    private final Clock clock;

    public TestLearning(DataSource dataSource, AffinityDomain domain, LocalSources sources, FakeDirectory directory, FakeRepository repository, Clock clock) {
        this(dataSource, domain, sources, directory, repository, clock, Map.of());
    }

    public TestLearning(DataSource dataSource, AffinityDomain domain, LocalSources sources, FakeDirectory directory, FakeRepository repository,
                        Clock clock, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("affinity.imaging-source.zone", "Europe/Paris"));
        values.putAll(more);
        this.sources = sources;
        this.clock = clock;
        settings = PublicationSettings.of(Region.settings(values));
        queue = new WorkQueue(dataSource, "test", Duration.ofMinutes(2), clock);
        polls = new PollStore(dataSource, "test", Duration.ofMinutes(2), clock);
        publications = new PublicationStore(dataSource);
        notices = new NoticeStore(dataSource);
        PublicationJournal journal = new PublicationJournal(publications, settings, clock);
        StudyPublisher publisher = new StudyPublisher(domain, journal, directory, repository, repository, settings);
        work = new StudyWork(sources, publisher, journal, new AccessionLookup(publications), notices, queue, settings, clock);
        walk = new StudyWalk(polls, publications, notices, queue, settings, clock);
        intake = new StudyIntake(sources, notices, queue, clock, source -> { });
        workList = new WorkList(publications, queue, clock, source -> { });
    }

    /** Somebody asks for everything. */
    public List<StudyOutcome> ask() throws IOException, InterruptedException {
        List<StudyOutcome> outcomes = new ArrayList<>();
        try (Leases leases = new Leases(queue, Thread::new)) {
            new PublicationRun(sources, work, queue, leases, publications, settings, clock).run(new RunReport() {
                @Override
                public void study(StudyOutcome outcome) {
                    outcomes.add(outcome);
                }

                @Override
                public void sourceFailed(String sourceId, String reason) {
                    failedSources.add(sourceId + ": " + reason);
                }
            });
        }
        return outcomes;
    }

    /** The studies are looked at, and what is due is done. */
    public List<StudyOutcome> look() throws SQLException, InterruptedException {
        polls.recover();
        return poll();
    }

    /** The same when it is not the first look since the server started. */
    public List<StudyOutcome> poll() throws SQLException, InterruptedException {
        askForWork();
        return drain();
    }

    /** The studies are looked at as after a start, and what is to be done is left to others. */
    public void walk() throws SQLException {
        polls.recover();
        askForWork();
    }

    private void askForWork() throws SQLException {
        for (LocalSource source : sources.all()) {
            walk.look(source);
        }
    }

    /** What is due is done. */
    public List<StudyOutcome> drain() throws SQLException, InterruptedException {
        List<StudyOutcome> outcomes = new ArrayList<>();
        for (LocalSource source : sources.all()) {
            for (Optional<Claim> claim = queue.claim(source.id()); claim.isPresent(); claim = queue.claim(source.id())) {
                switch (claim.get().item().subject().kind()) {
                    case STUDY -> {
                        StudyOutcome outcome = work.look(source, claim.get().item());
                        outcomes.add(outcome);
                        end(claim.get(), outcome.again());
                    }
                    case ACCESSION -> end(claim.get(), work.handle(claim.get().item()));
                }
            }
        }
        return outcomes;
    }

    private void end(Claim claim, Optional<Instant> again) throws SQLException {
        if (again.isPresent()) {
            queue.again(claim, again.get());
        } else {
            queue.done(claim);
        }
    }

    public Publication publication(String studyUid) throws SQLException {
        return publications.find(sources.all().get(0).id(), studyUid).orElseThrow();
    }
}
