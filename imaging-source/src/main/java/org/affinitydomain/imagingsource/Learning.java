package org.affinitydomain.imagingsource;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.imagingsource.archive.Arrivals;
import org.affinitydomain.imagingsource.learn.AccessionLookup;
import org.affinitydomain.imagingsource.learn.PollSchedule;
import org.affinitydomain.imagingsource.learn.PollStore;
import org.affinitydomain.imagingsource.learn.PublicationRun;
import org.affinitydomain.imagingsource.learn.StudyArrivals;
import org.affinitydomain.imagingsource.learn.StudyWalk;
import org.affinitydomain.imagingsource.learn.StudyWork;
import org.affinitydomain.imagingsource.notice.NoticeStore;
import org.affinitydomain.imagingsource.notice.StudyIntake;
import org.affinitydomain.imagingsource.notice.StudyNotices;
import org.affinitydomain.imagingsource.publish.PublicationJournal;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Leases;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.Workers;
import org.affinitydomain.imagingsource.worklist.WorkList;
import org.affinitydomain.pix.PatientDirectory;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.xds.transaction.DocumentAdministration;
import org.affinitydomain.xds.transaction.DocumentRepository;

/**
 * Learning of studies and publishing them, put together over one database.
 *
 * @param run      publishes when asked
 * @param workList what was published, and what could not be
 * @param notices  where others tell of studies
 * @param arrivals where it is told that images of a source have been stored here
 * @param running  what is to be stopped
 */
public record Learning(PublicationRun run, WorkList workList, StudyNotices notices, Function<LocalSource, Arrivals> arrivals, Running running) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Learning.class.getName());

    /**
     * Those whom the imaging source asks.
     *
     * @param patients   who is known in the domain
     * @param repository where manifests go
     * @param registry   where manifests are deprecated
     */
    public record Neighbours(PatientDirectory patients, DocumentRepository repository, DocumentAdministration registry) {
    }

    /**
     * What runs on threads.
     *
     * @param polls   looks at the PACS
     * @param workers do the work
     * @param leases  prolongs what they are at
     */
    record Running(PollSchedule polls, Workers workers, Leases leases) {
    }

    /**
     * Starts. What this server was at before it ended without a word is taken up again.
     *
     * @throws SQLException when the database cannot be used
     */
    public static Learning start(Settings settings, AffinityDomain domain, DataSource dataSource, LocalSources sources, Neighbours neighbours,
                                 PublicationSettings publication, ThreadFactory threads) throws SQLException {
        Clock clock = Clock.systemUTC();
        String node = settings.text("affinity.node").orElse("affinity");
        WorkQueue queue = new WorkQueue(dataSource, node, publication.lease(), clock);
        PollStore polls = new PollStore(dataSource, node, publication.lease(), clock);
        int recovered = queue.recover();
        polls.recover();
        if (recovered > 0) {
            LOG.log(System.Logger.Level.INFO, "AFF3064 {0} studies were being worked on when this server ended; they are taken up again.", recovered);
        }
        PublicationStore publications = new PublicationStore(dataSource);
        PublicationJournal journal = new PublicationJournal(publications, publication, clock);
        NoticeStore notices = new NoticeStore(dataSource);
        StudyPublisher publisher = new StudyPublisher(domain, journal, neighbours.patients(), neighbours.repository(), neighbours.registry(), publication);
        StudyWork work = new StudyWork(sources, publisher, journal, new AccessionLookup(publications), notices, queue, publication, clock);
        AtomicReference<Optional<Workers>> started = new AtomicReference<>(Optional.empty());
        Consumer<String> wake = sourceId -> started.get().ifPresent(workers -> workers.wake(sourceId));
        Leases leases = new Leases(queue, threads);
        List<String> ids = sources.all().stream().map(LocalSource::id).toList();
        Workers workers = Workers.start(queue, leases, ids, publication.workers(), work, threads);
        started.set(Optional.of(workers));
        PollSchedule schedule = new PollSchedule(new StudyWalk(polls, publications, notices, queue, publication, clock), sources.all(),
                shortest(sources, publication), wake, threads);
        return new Learning(new PublicationRun(sources, work, queue, leases, publications, publication, clock),
                new WorkList(publications, queue, clock, wake), new StudyIntake(sources, notices, queue, clock, wake),
                source -> new StudyArrivals(source.id(), queue, source.source().triggers().completion().quiet().orElse(publication.settle()), wake),
                new Running(schedule, workers, leases));
    }

    private static Duration shortest(LocalSources sources, PublicationSettings publication) {
        return sources.all().stream().flatMap(source -> source.source().triggers().polling().stream())
                .map(polling -> polling.every().orElse(publication.poll())).min(Duration::compareTo).orElse(publication.poll());
    }

    /** Begins nothing any more. */
    void stopLooking() {
        running.polls().stop();
        running.workers().stop();
    }

    @Override
    public void close() {
        running.polls().close();
        running.workers().close();
        running.leases().close();
    }
}
