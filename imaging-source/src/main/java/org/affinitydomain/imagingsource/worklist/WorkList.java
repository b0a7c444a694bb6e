package org.affinitydomain.imagingsource.worklist;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationCount;
import org.affinitydomain.imagingsource.publish.PublicationFilter;
import org.affinitydomain.imagingsource.publish.PublicationStore;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/** What was published of each study, and what keeps others back; studies can be asked for again. For several threads. */
public final class WorkList {
    private static final int PAGE = 1000;

    private final PublicationStore publications;
    private final WorkQueue queue;
    private final Clock clock;
    private final Consumer<String> afterwards;

    /**
     * @param publications what was published
     * @param queue        where studies are asked for
     * @param clock        the time
     * @param afterwards   told the id of each source that has got something to do
     */
    public WorkList(PublicationStore publications, WorkQueue queue, Clock clock, Consumer<String> afterwards) {
        this.publications = publications;
        this.queue = queue;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /** A page, in the order of sources and studies, after a study of a source (empty texts for the first page). */
    List<Publication> page(PublicationFilter filter, String afterSource, String afterStudy, int limit) throws SQLException {
        return publications.page(filter, afterSource, afterStudy, limit);
    }

    /** How many there are, by source, state and problem. */
    public List<PublicationCount> counts() throws SQLException {
        return publications.counts();
    }

    /** How much is waiting to be done. */
    public long queued() throws SQLException {
        return queue.size();
    }

    /** Asks for one study, which need not be known yet: it is looked at now, without any waiting time. */
    public void ask(String sourceId, String studyUid) throws SQLException {
        queue.add(request(sourceId, studyUid));
        afterwards.accept(sourceId);
    }

    /**
     * Asks for every study that a filter lets through.
     *
     * @return how many there were
     */
    public long ask(PublicationFilter filter) throws SQLException {
        long asked = 0;
        String source = "";
        String study = "";
        for (List<Publication> page = page(filter, source, study, PAGE); !page.isEmpty(); page = page(filter, source, study, PAGE)) {
            queue.addAll(page.stream().map(publication -> request(publication.sourceId(), publication.studyUid())).toList());
            page.stream().map(Publication::sourceId).distinct().forEach(afterwards);
            asked += page.size();
            source = page.get(page.size() - 1).sourceId();
            study = page.get(page.size() - 1).studyUid();
        }
        return asked;
    }

    private WorkRequest request(String sourceId, String studyUid) {
        return new WorkRequest(Subject.study(sourceId, studyUid), Occasion.ASKED, clock.instant(), Optional.empty());
    }
}
