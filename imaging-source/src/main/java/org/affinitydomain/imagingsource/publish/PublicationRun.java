package org.affinitydomain.imagingsource.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;

/** Goes through all studies of all sources and publishes what is new or changed. One run at a time. */
public final class PublicationRun {
    private static final System.Logger LOG = System.getLogger(PublicationRun.class.getName());

    private final LocalSources sources;
    private final StudyPublisher publisher;
    private final PublicationSettings settings;
    private final ReentrantLock running = new ReentrantLock(true);
    /** What was last logged of a source that cannot be listed, so that it is not logged at every run. */
    private final Map<String, String> logged = new ConcurrentHashMap<>();

    /** Takes note of what a run does. */
    public interface Report {

        /** What became of a study. */
        void study(StudyOutcome outcome) throws IOException;

        /** A source could not be gone through to its end. */
        void sourceFailed(String sourceId, String reason) throws IOException;
    }

    public PublicationRun(LocalSources sources, StudyPublisher publisher, PublicationSettings settings) {
        this.sources = sources;
        this.publisher = publisher;
        this.settings = settings;
    }

    /**
     * Goes through all sources.
     *
     * @param asked  somebody asks for it now: no waiting time is observed
     * @param report hears of every study; when it throws, the run ends
     * @return false when another run did not end in time, and nothing was done
     */
    public boolean run(boolean asked, Report report) throws IOException, InterruptedException {
        if (!running.tryLock(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            for (LocalSource source : sources.all()) {
                run(source, asked, report);
            }
            return true;
        } finally {
            running.unlock();
        }
    }

    private void run(LocalSource source, boolean asked, Report report) throws IOException, InterruptedException {
        try {
            source.pacs().listStudies(study -> {
                StudyOutcome outcome = publish(source, study, asked);
                try {
                    report.study(outcome);
                } catch (IOException e) {
                    throw new ReportFailedException(e);
                }
            });
            logged.remove(source.id());
        } catch (ReportFailedException e) {
            throw e.failure;
        } catch (PacsException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while reading " + source.id());
            }
            if (!e.getMessage().equals(logged.put(source.id(), e.getMessage()))) {
                LOG.log(System.Logger.Level.WARNING, "AFF3024 {0}: its studies cannot be listed ({1}). Check its access in the domain file,"
                        + " and the PACS; it is tried again.", source.id(), e.getMessage());
            }
            report.sourceFailed(source.id(), e.getMessage());
        }
    }

    /** One study that cannot be read does not keep the others from being published. */
    private StudyOutcome publish(LocalSource source, StudyVersion study, boolean asked) throws PacsException {
        try {
            return publisher.publish(source, study, asked);
        } catch (PacsException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return failed(source, study, e.getMessage());
        } catch (SQLException e) {
            return failed(source, study, "the database of the imaging source failed: " + e.getMessage());
        }
    }

    private static StudyOutcome failed(LocalSource source, StudyVersion study, String reason) {
        LOG.log(System.Logger.Level.WARNING, "AFF3025 {0}: study {1} cannot be published now: {2}. It is tried again.",
                source.id(), study.studyInstanceUid(), reason);
        return new StudyOutcome(source.id(), study.studyInstanceUid(), StudyOutcome.Result.WAITING, reason);
    }

    /** Takes a failure of the report out of the list of studies, which may only fail as its PACS does. */
    private static final class ReportFailedException extends PacsException {
        private static final long serialVersionUID = 1L;
        private final transient IOException failure;

        ReportFailedException(IOException failure) {
            super("the report cannot be written", failure);
            this.failure = failure;
        }
    }
}
