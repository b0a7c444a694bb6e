package org.affinitydomain.imagingsource.publish;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.affinitydomain.imagingsource.publish.StudyOutcome.Result;

/** Stores how it goes with studies, says it to the log, and decides when each is looked at again. */
public final class PublicationJournal {
    private static final System.Logger LOG = System.getLogger(PublicationJournal.class.getName());
    private static final int DOUBLINGS = 10;

    private final PublicationStore store;
    private final PublicationSettings settings;
    private final Clock clock;

    /**
     * @param store    where publications are kept
     * @param settings how long to wait for what
     * @param clock    the time
     */
    public PublicationJournal(PublicationStore store, PublicationSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is known of a study. */
    public Publication known(String sourceId, String studyUid) throws SQLException {
        return store.find(sourceId, studyUid).orElseGet(() -> Publication.unseen(sourceId, studyUid, clock.instant()));
    }

    /** Stores a step. */
    Publication save(Publication publication) throws SQLException {
        return store.save(publication);
    }

    Instant now() {
        return clock.instant();
    }

    /** A manifest is registered; a study of which others may arrive late is looked at once more. */
    StudyOutcome published(Publication publication) throws SQLException {
        Publication stored = store.save(publication);
        LOG.log(System.Logger.Level.INFO, "AFF3020 {0}: study {1} is published with manifest {2}.", stored.sourceId(), stored.studyUid(),
                stored.current().orElseThrow().manifestUid());
        return outcome(stored, Result.PUBLISHED, stored.doubtful().isEmpty() ? Optional.empty() : Optional.of(now().plus(settings.late())));
    }

    /** Nothing of a study is shared any more. */
    StudyOutcome withdrawn(Publication publication, String why) throws SQLException {
        Publication stored = store.save(publication);
        LOG.log(System.Logger.Level.INFO, "AFF3028 {0}: study {1} is not shared any more: {2}.", stored.sourceId(), stored.studyUid(), why);
        return outcome(stored, Result.WITHDRAWN, Optional.empty());
    }

    /** A study that nobody was told of, and that is not there any more. */
    StudyOutcome gone(Publication publication) throws SQLException {
        return outcome(store.save(publication.withdrawn(now())), Result.UNCHANGED, Optional.empty());
    }

    /** Everything is as it should be. */
    public StudyOutcome unchanged(Publication publication) {
        return outcome(publication, Result.UNCHANGED, Optional.empty());
    }

    /** It cannot go on now. Each further pause is twice as long. */
    public StudyOutcome waiting(Publication publication, Reason reason) throws SQLException {
        Duration pause = settings.retry().multipliedBy(1L << Math.min(publication.standing().attempts(), DOUBLINGS));
        Duration bounded = pause.compareTo(settings.longestRetry()) < 0 ? pause : settings.longestRetry();
        Publication stored = store.save(publication.with(publication.standing().waiting(reason, now().plus(bounded), now())));
        logOnce(publication, "AFF3021 {0}: study {1} waits to be published: {2}.", reason);
        return new StudyOutcome(stored.sourceId(), stored.studyUid(), Result.WAITING, reason.text(), Optional.of(now().plus(bounded)));
    }

    /** Its time has not come. */
    public StudyOutcome postponed(Publication publication, Reason reason, Instant until) throws SQLException {
        Publication stored = store.save(publication.with(publication.standing().postponed(reason, until, now())));
        return new StudyOutcome(stored.sourceId(), stored.studyUid(), Result.WAITING, reason.text(), Optional.of(until));
    }

    /** It will not be tried again by itself. */
    StudyOutcome refused(Publication publication, Reason reason) throws SQLException {
        Publication stored = store.save(publication.with(publication.standing().refused(reason, now())));
        logOnce(publication, "AFF3022 {0}: study {1} cannot be published: {2}. Correct that, then POST /imaging-source/studies.", reason);
        return new StudyOutcome(stored.sourceId(), stored.studyUid(), Result.REFUSED, reason.text(), Optional.empty());
    }

    /** The same reason is not logged at every attempt. */
    private static void logOnce(Publication before, String message, Reason reason) {
        if (before.standing().attempts() == 0) {
            LOG.log(System.Logger.Level.WARNING, message, before.sourceId(), before.studyUid(), reason.text());
        }
    }

    private static StudyOutcome outcome(Publication publication, Result result, Optional<Instant> again) {
        return new StudyOutcome(publication.sourceId(), publication.studyUid(), result, publication.reason(), again);
    }
}
