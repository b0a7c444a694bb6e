package org.affinitydomain.imagingsource.notice;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.affinitydomain.imagingsource.source.LocalSources;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/** Stores each notice together with the work that it means, in one transaction. */
public final class StudyIntake implements StudyNotices {
    private final LocalSources sources;
    private final NoticeStore store;
    private final WorkQueue queue;
    private final Clock clock;
    private final Consumer<String> afterwards;

    /**
     * @param sources    the sources of this installation
     * @param store      where notices are kept
     * @param queue      where work is asked for
     * @param clock      the time
     * @param afterwards told the id of each source that has got something to do, when that is committed
     */
    public StudyIntake(LocalSources sources, NoticeStore store, WorkQueue queue, Clock clock, Consumer<String> afterwards) {
        this.sources = sources;
        this.store = store;
        this.queue = queue;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    @Override
    public void hear(Collection<StudyNotice> notices) throws SQLException {
        List<StudyNotice> heard = notices.stream().filter(this::isHeard).toList();
        store.transactions().call(connection -> {
            for (StudyNotice notice : heard) {
                store.put(connection, notice, clock.instant());
            }
            queue.addAll(connection, heard.stream().map(notice -> new WorkRequest(notice.subject(), Occasion.of(notice.event()),
                    clock.instant(), Optional.empty())).toList());
            return null;
        });
        heard.stream().map(notice -> notice.subject().sourceId()).distinct().forEach(afterwards);
    }

    @Override
    public void cancel(Collection<Subject> subjects) throws SQLException {
        store.forget(subjects);
    }

    private boolean isHeard(StudyNotice notice) {
        return sources.named(notice.subject().sourceId()).filter(source -> source.source().triggers().hears(notice.event())).isPresent();
    }
}
