package org.affinitydomain.imagingsource.learn;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.RunReport;
import org.affinitydomain.imagingsource.publish.StudyOutcome;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Claim;
import org.affinitydomain.imagingsource.work.Leases;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/**
 * Goes through all studies of all sources because somebody asks for it, and does at once what each of them needs, without
 * observing any waiting time. One run at a time; it takes the same items of the queue as the workers do, never one that they are at.
 */
public final class PublicationRun {
    private static final long LOOK_MILLIS = 50;

    private final LocalSources sources;
    private final StudyWork work;
    private final WorkQueue queue;
    private final Leases leases;
    private final PublicationStore publications;
    private final PublicationSettings settings;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock(true);

    /**
     * @param sources      whose studies
     * @param work         does what a study needs
     * @param queue        where everybody takes his work from
     * @param leases       of what is under way
     * @param publications what was published
     * @param settings     how long to wait for those who are at a study
     * @param clock        the time
     */
    public PublicationRun(LocalSources sources, StudyWork work, WorkQueue queue, Leases leases, PublicationStore publications,
                          PublicationSettings settings, Clock clock) {
        this.sources = sources;
        this.work = work;
        this.queue = queue;
        this.leases = leases;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Goes through all sources.
     *
     * @param report hears of every study; when it throws, the run ends
     * @return false when another run did not end in time, and nothing was done
     */
    public boolean run(RunReport report) throws IOException, InterruptedException {
        if (!running.tryLock(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            for (LocalSource source : sources.all()) {
                run(source, report);
            }
            return true;
        } finally {
            running.unlock();
        }
    }

    private void run(LocalSource source, RunReport report) throws IOException, InterruptedException {
        try {
            source.pacs().listStudies(study -> {
                try {
                    report.study(publish(source, study));
                } catch (PacsException e) {
                    throw e;
                } catch (IOException | InterruptedException e) {
                    throw new EndedException(e);
                }
            });
        } catch (EndedException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw (InterruptedException) e.getCause();
        } catch (PacsException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while reading " + source.id());
            }
            report.sourceFailed(source.id(), e.getMessage());
        }
    }

    private StudyOutcome publish(LocalSource source, StudyVersion study) throws InterruptedException {
        String uid = study.studyInstanceUid();
        try {
            Optional<String> version = StudyPublisher.version(source, study);
            Optional<Publication> known = publications.find(source.id(), uid);
            if (known.filter(publication -> publication.isCurrentAt(version)).isPresent()) {
                return outcome(source, uid, Result.UNCHANGED, "");
            }
            Optional<Claim> claim = claim(new WorkRequest(Subject.study(source.id(), uid), Occasion.ASKED, clock.instant(), version));
            if (claim.isEmpty()) {
                return outcome(source, uid, Result.WAITING, "it is being published by another worker");
            }
            return publish(source, claim.get());
        } catch (SQLException e) {
            return outcome(source, uid, Result.WAITING, "the database of the imaging source failed: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return outcome(source, uid, Result.REFUSED, e.getMessage());
        }
    }

    private StudyOutcome publish(LocalSource source, Claim claim) throws SQLException, InterruptedException {
        leases.begin(claim);
        try {
            StudyOutcome outcome = work.look(source, claim.item());
            if (outcome.again().isPresent()) {
                queue.again(claim, outcome.again().get());
            } else {
                queue.done(claim);
            }
            return outcome;
        } finally {
            leases.end(claim);
        }
    }

    /** The item of a study, when those who are at it come to an end in time. */
    private Optional<Claim> claim(WorkRequest request) throws SQLException, InterruptedException {
        long end = System.nanoTime() + settings.patience().toNanos();
        Optional<Claim> claim = queue.claim(request);
        while (claim.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            claim = queue.claim(request);
        }
        return claim;
    }

    private static StudyOutcome outcome(LocalSource source, String studyUid, Result result, String reason) {
        return new StudyOutcome(source.id(), studyUid, result, reason, Optional.empty());
    }

    /** Takes the end of a run out of the list of studies, which may only fail as its PACS does. */
    private static final class EndedException extends PacsException {
        private static final long serialVersionUID = 1L;

        EndedException(Exception cause) {
            super("the run ended", cause);
        }
    }
}
