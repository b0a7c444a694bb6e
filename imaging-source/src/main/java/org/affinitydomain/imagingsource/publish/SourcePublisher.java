package org.affinitydomain.imagingsource.publish;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.affinitydomain.imagingsource.LocalSource;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.xds.transaction.DocumentRepository;

/**
 * Keeps the manifests of one source true: goes through the studies of its PACS and publishes those that are new or changed.
 * One run at a time.
 */
public final class SourcePublisher {
    private final LocalSource local;
    private final PublicationStore store;
    private final StudyPublisher studies;
    private final Duration quietTime;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    /**
     * A publisher.
     *
     * @param local      the source
     * @param patients   says who the hospital's patients are
     * @param repository receives the manifests
     * @param store      remembers what was published
     * @param retries    when to try again what could not be published
     * @param quietTime  a study whose content changed more recently is perhaps still arriving, and is left for the next run
     * @param clock      what time it is
     */
    public SourcePublisher(LocalSource local, PatientLookup patients, DocumentRepository repository, PublicationStore store,
                           RetryPolicy retries, Duration quietTime, Clock clock) {
        this.local = local;
        this.store = store;
        this.studies = new StudyPublisher(local, patients, repository, store, retries, clock);
        this.quietTime = quietTime;
        this.clock = clock;
    }

    /** The source's id. */
    public String sourceId() {
        return local.source().id();
    }

    /**
     * Goes through all studies.
     *
     * @param everything also those that wait for their time, that failed, or that are perhaps still arriving
     * @param patience   how long to wait for another run to end
     * @param outcomes   is told about each study
     * @return false when another run did not end in time
     * @throws PacsException when the PACS cannot list its studies; those told about until then are dealt with
     * @throws SQLException  when the database fails
     */
    public boolean run(boolean everything, Duration patience, Consumer<StudyOutcome> outcomes) throws PacsException, SQLException {
        if (!acquire(patience)) {
            return false;
        }
        try {
            local.pacs().listStudies(version -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new PacsException("interrupted");
                }
                try {
                    deal(version, everything).ifPresent(outcomes);
                } catch (SQLException e) {
                    throw new DatabaseFailure(e);
                }
            });
            return true;
        } catch (DatabaseFailure e) {
            throw e.cause;
        } finally {
            running.unlock();
        }
    }

    private Optional<StudyOutcome> deal(StudyVersion version, boolean everything) throws SQLException {
        Instant now = clock.instant();
        Publication known = store.find(sourceId(), version.studyInstanceUid())
                .orElseGet(() -> Publication.unseen(sourceId(), version.studyInstanceUid(), now));
        boolean sameVersion = version.version().isPresent() && version.version().equals(known.pacsVersion());
        if (sameVersion && known.state() == PublicationState.PUBLISHED) {
            return Optional.of(outcome(known, StudyOutcome.Status.UNCHANGED));
        }
        if (!everything) {
            if (version.lastChange().filter(change -> change.plus(quietTime).isAfter(now)).isPresent()) {
                return Optional.of(new StudyOutcome(known.studyUid(), StudyOutcome.Status.WAITING, "perhaps still arriving"));
            }
            if (sameVersion && known.state() == PublicationState.FAILED) {
                return Optional.of(outcome(known, StudyOutcome.Status.FAILED));
            }
            if (known.state() == PublicationState.PENDING && known.nextAttemptAt().isAfter(now)) {
                return Optional.of(outcome(known, StudyOutcome.Status.WAITING));
            }
        }
        return studies.publish(version, known);
    }

    private static StudyOutcome outcome(Publication known, StudyOutcome.Status status) {
        return new StudyOutcome(known.studyUid(), status, known.reason());
    }

    private boolean acquire(Duration patience) {
        try {
            return running.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes a database failure out of the list, whose sink throws PacsException only. */
    private static final class DatabaseFailure extends PacsException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        DatabaseFailure(SQLException cause) {
            super(cause.getMessage(), cause);
            this.cause = cause;
        }
    }
}
