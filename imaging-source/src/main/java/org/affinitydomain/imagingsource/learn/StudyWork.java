package org.affinitydomain.imagingsource.learn;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.imagingsource.notice.NoticeStore;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.publish.OvertakenException;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationJournal;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.Reason;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkHandler;
import org.affinitydomain.imagingsource.work.WorkItem;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/**
 * What is done of an item of the queue: a study is looked at, and published when it is complete, or withdrawn when it is gone;
 * an accession number is looked up, and the studies that have it become items of their own. For several threads.
 */
public final class StudyWork implements WorkHandler {
    private static final Duration OVERTAKEN = Duration.ofSeconds(5);
    /** Who announces a study that never comes is not believed for longer than this. */
    private static final Duration LONGEST_EXPECTED = Duration.ofDays(30);

    private final LocalSources sources;
    private final StudyPublisher publisher;
    private final PublicationJournal journal;
    private final Completeness completeness;
    private final AccessionLookup accessions;
    private final NoticeStore notices;
    private final WorkQueue queue;
    private final PublicationSettings settings;
    private final Clock clock;

    /**
     * @param sources    whose studies
     * @param publisher  publishes one
     * @param journal    what was published
     * @param accessions finds studies by their accession numbers
     * @param notices    what was told of them
     * @param queue      where more work is asked for
     * @param settings   how long to wait for what
     * @param clock      the time
     */
    public StudyWork(LocalSources sources, StudyPublisher publisher, PublicationJournal journal, AccessionLookup accessions, NoticeStore notices,
                     WorkQueue queue, PublicationSettings settings, Clock clock) {
        this.sources = sources;
        this.publisher = publisher;
        this.journal = journal;
        this.completeness = new Completeness(notices, settings);
        this.accessions = accessions;
        this.notices = notices;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> handle(WorkItem item) throws SQLException, InterruptedException {
        Optional<LocalSource> source = sources.named(item.subject().sourceId());
        if (source.isEmpty()) {
            return Optional.empty(); // taken out of the domain file since
        }
        return switch (item.subject().kind()) {
            case STUDY -> look(source.get(), item).again();
            case ACCESSION -> lookUp(source.get(), item);
        };
    }

    /**
     * Looks at a study.
     *
     * @return what became of it
     */
    public StudyOutcome look(LocalSource source, WorkItem item) throws SQLException, InterruptedException {
        try {
            StudyOutcome outcome = lookNow(source, item);
            if (outcome.again().isEmpty() && outcome.result() != StudyOutcome.Result.REFUSED) {
                forget(source, item.subject().value());
            }
            return outcome;
        } catch (OvertakenException e) {
            return new StudyOutcome(source.id(), item.subject().value(), StudyOutcome.Result.WAITING, e.getMessage(),
                    Optional.of(clock.instant().plus(OVERTAKEN)));
        }
    }

    private StudyOutcome lookNow(LocalSource source, WorkItem item) throws SQLException, InterruptedException {
        String studyUid = item.subject().value();
        Publication known = journal.known(source.id(), studyUid);
        Optional<StudyVersion> found;
        try {
            found = source.pacs().version(studyUid);
        } catch (PacsException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while asking " + source.id());
            }
            return journal.waiting(known, new Reason(Problem.PACS_UNREACHABLE, e.getMessage()));
        }
        if (found.isEmpty()) {
            return publisher.absent(source, known, item.mark(), item.asked(), expected(item));
        }
        Optional<String> version = StudyPublisher.version(source, found.get()).or(item::mark);
        if (!item.asked() && !known.isCurrentAt(version)) {
            Optional<StudyOutcome> incomplete = incomplete(source, item, known, found.get(), version);
            if (incomplete.isPresent()) {
                return incomplete.get();
            }
        }
        return publisher.publish(source, found.get(), version, item.asked());
    }

    private Optional<StudyOutcome> incomplete(LocalSource source, WorkItem item, Publication known, StudyVersion found, Optional<String> version)
            throws SQLException, InterruptedException {
        boolean changed = found.lastChange().isEmpty() && version.isPresent() && !version.equals(item.mark());
        if (changed) {
            // the PACS does not know when: it is from now on that it has been like this
            queue.add(new WorkRequest(item.subject(), Occasion.POLL, clock.instant(), version));
        }
        Instant lastChange = found.lastChange().orElse(changed ? clock.instant() : item.markSince());
        Publication learnt = known;
        if (source.source().triggers().completion().when() == Completion.Signal.REPORT && known.current().isEmpty() && known.accession().isEmpty()) {
            learnt = publisher.learnAccession(source, known);
        }
        Optional<Completeness.Incomplete> missing =
                completeness.check(source.source(), item, learnt, found, lastChange, clock.instant());
        return missing.isEmpty() ? Optional.empty() : Optional.of(journal.postponed(learnt, missing.get().reason(), missing.get().until()));
    }

    /** When to look again for a study that somebody has announced and that the PACS does not have. */
    private Optional<Instant> expected(WorkItem item) throws SQLException {
        Duration awaited = Duration.between(item.heardAt(), clock.instant());
        return awaited.compareTo(LONGEST_EXPECTED) > 0 || notices.of(item.subject()).isEmpty() ? Optional.empty()
                : Optional.of(clock.instant().plus(Completeness.expectation(awaited)));
    }

    private Optional<Instant> lookUp(LocalSource source, WorkItem item) throws SQLException, InterruptedException {
        try {
            List<String> studies = accessions.find(source, item.subject().value());
            queue.addAll(studies.stream().map(uid -> new WorkRequest(Subject.study(source.id(), uid), item.occasion(), clock.instant(),
                    Optional.empty())).toList());
            return studies.isEmpty() ? expected(item) : Optional.empty();
        } catch (PacsException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while asking " + source.id());
            }
            return Optional.of(clock.instant().plus(settings.retry()));
        }
    }

    /** What was told of a study has served its purpose. */
    private void forget(LocalSource source, String studyUid) throws SQLException {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.study(source.id(), studyUid)));
        journal.known(source.id(), studyUid).accession().map(number -> Subject.accession(source.id(), number)).ifPresent(subjects::add);
        notices.forget(subjects);
    }
}
