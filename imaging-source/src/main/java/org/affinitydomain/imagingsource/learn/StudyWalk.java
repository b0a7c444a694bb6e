package org.affinitydomain.imagingsource.learn;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.affinitydomain.domain.Triggers;
import org.affinitydomain.imagingsource.notice.NoticeStore;
import org.affinitydomain.imagingsource.pacs.InstanceQuery;
import org.affinitydomain.imagingsource.pacs.PacsException;
import org.affinitydomain.imagingsource.pacs.RecentStudies;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationFilter;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.PublicationState;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.publish.StudyPublisher;
import org.affinitydomain.imagingsource.source.LocalSource;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/**
 * Looks at the studies of a PACS and asks for the work that they need: often at recent ones, now and then at all, which also
 * finds what is not there any more. For several threads, each with another source.
 */
public final class StudyWalk {
    private static final System.Logger LOG = System.getLogger(StudyWalk.class.getName());
    private static final int PAGE = 1000;
    private static final int LONGEST_UID = 64;
    /** A walk that takes a minute is made every twenty: a PACS is for its doctors first. */
    private static final int SHARE = 20;
    private static final Duration KEEP_NOTICES = Duration.ofDays(30);
    /** A clock may be wrong, and a date is that of the hospital. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final PollStore polls;
    private final PublicationStore publications;
    private final NoticeStore notices;
    private final WorkQueue queue;
    private final PublicationSettings settings;
    private final Clock clock;
    /** What was last logged of a source that cannot be listed, so that it is not logged at every look. */
    private final Map<String, String> logged = new ConcurrentHashMap<>();

    /**
     * @param polls        when which PACS was looked at
     * @param publications what was published
     * @param notices      what was told, which is forgotten here when nothing comes of it
     * @param queue        where work is asked for
     * @param settings     how long to wait for what
     * @param clock        the time
     */
    public StudyWalk(PollStore polls, PublicationStore publications, NoticeStore notices, WorkQueue queue, PublicationSettings settings, Clock clock) {
        this.polls = polls;
        this.publications = publications;
        this.notices = notices;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks at a source, if that is due.
     *
     * @return whether it was due
     * @throws SQLException when the database fails
     */
    public boolean look(LocalSource source) throws SQLException {
        Optional<Triggers.Polling> polling = source.source().triggers().polling();
        Optional<Poll> due = polling.isEmpty() ? Optional.empty() : polls.begin(source.id());
        if (due.isEmpty()) {
            return false;
        }
        Instant began = clock.instant();
        Duration every = polling.get().every().orElse(settings.poll());
        try {
            if (due.get().walk()) {
                walk(source, due.get());
            } else {
                source.pacs().listStudies(recent(due.get(), polling.get()), study -> consider(source, study, Occasion.POLL));
            }
            notices.forgetBefore(source.id(), began.minus(KEEP_NOTICES));
            Instant ended = clock.instant();
            Duration untilWalk = polling.get().walk().orElse(Duration.between(began, ended).multipliedBy(SHARE));
            polls.finish(due.get(), began, ended.plus(every), due.get().walk() ? Optional.of(ended.plus(untilWalk)) : Optional.empty());
            logged.remove(source.id());
        } catch (PacsException e) {
            polls.fail(due.get(), clock.instant().plus(every));
            if (!e.getMessage().equals(logged.put(source.id(), e.getMessage()))) {
                LOG.log(System.Logger.Level.WARNING, "AFF3024 {0}: its studies cannot be listed ({1}). Check its access in the domain file,"
                        + " and the PACS; it is tried again.", source.id(), e.getMessage());
            }
        }
        return true;
    }

    private static RecentStudies recent(Poll poll, Triggers.Polling polling) {
        Instant watermark = poll.watermark();
        return new RecentStudies(watermark.minus(Duration.ofMinutes(1)),
                LocalDate.ofInstant(watermark.minus(polling.lookBack()).minus(MARGIN), ZoneOffset.UTC));
    }

    private void walk(LocalSource source, Poll poll) throws PacsException, SQLException {
        SeenStudies seen = new SeenStudies();
        Instant[] kept = {clock.instant()};
        source.pacs().listStudies(study -> {
            seen.add(study.studyInstanceUid());
            consider(source, study, Occasion.WALK);
            if (clock.instant().isAfter(kept[0].plusSeconds(10))) {
                kept[0] = clock.instant();
                guarded(() -> polls.keep(poll));
            }
        });
        vanished(source, seen);
    }

    /** Asks for those that are shared and were not met, unless the registry has refused to withdraw them. */
    private void vanished(LocalSource source, SeenStudies seen) throws SQLException {
        PublicationFilter ofSource = new PublicationFilter(Optional.of(source.id()), Optional.empty(), Optional.empty());
        String after = "";
        for (List<Publication> page = publications.page(ofSource, source.id(), after, PAGE); !page.isEmpty();
             page = publications.page(ofSource, source.id(), after, PAGE)) {
            for (Publication publication : page) {
                boolean refused = publication.state() == PublicationState.FAILED && publication.absentSince().isPresent();
                if (!refused && !publication.mayBeRegistered().isEmpty() && !seen.contains(publication.studyUid())) {
                    queue.add(new WorkRequest(Subject.study(source.id(), publication.studyUid()), Occasion.WALK, clock.instant(), Optional.empty()));
                }
            }
            after = page.get(page.size() - 1).studyUid();
        }
    }

    /** Asks for a study unless it is as it was when it was published or refused. */
    private void consider(LocalSource source, StudyVersion study, Occasion occasion) throws PacsException {
        if (study.studyInstanceUid().length() > LONGEST_UID || !InstanceQuery.isUid(study.studyInstanceUid())) {
            return; // no manifest can name it
        }
        Optional<String> version = StudyPublisher.version(source, study);
        guarded(() -> {
            Optional<Publication> known = publications.find(source.id(), study.studyInstanceUid());
            if (known.filter(publication -> publication.isCurrentAt(version) || publication.isRefusedAt(version)).isEmpty()) {
                Duration quiet = source.source().triggers().completion().quiet().orElse(settings.settle());
                queue.add(new WorkRequest(Subject.study(source.id(), study.studyInstanceUid()), occasion,
                        study.lastChange().orElse(clock.instant()).plus(quiet), version));
            }
        });
    }

    private interface DatabaseWork {
        void run() throws SQLException;
    }

    /** A list of studies may only fail as its PACS does. */
    private static void guarded(DatabaseWork work) throws PacsException {
        try {
            work.run();
        } catch (SQLException e) {
            throw new PacsException("the database of the imaging source failed: " + e.getMessage(), e);
        }
    }
}
