package org.affinitydomain.imagingsource.learn;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.affinitydomain.imagingsource.archive.Arrivals;
import org.affinitydomain.imagingsource.work.Occasion;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkQueue;
import org.affinitydomain.imagingsource.work.WorkRequest;

/**
 * Puts studies on the work list whose images are stored here, together with the images: what is kept is published, whatever happens
 * in between.
 */
public final class StudyArrivals implements Arrivals {
    private final String sourceId;
    private final WorkQueue queue;
    private final Duration quiet;
    private final Consumer<String> afterwards;

    /**
     * @param sourceId   the source that keeps the images
     * @param queue      where work is asked for
     * @param quiet      how long a study must not have changed
     * @param afterwards told the id of the source when it has got something to do
     */
    public StudyArrivals(String sourceId, WorkQueue queue, Duration quiet, Consumer<String> afterwards) {
        this.sourceId = sourceId;
        this.queue = queue;
        this.quiet = quiet;
        this.afterwards = afterwards;
    }

    @Override
    public void arrived(Connection connection, String studyUid, Instant arrived) throws SQLException {
        queue.addAll(connection, List.of(new WorkRequest(Subject.study(sourceId, studyUid), Occasion.STORED, arrived.plus(quiet), Optional.empty())));
    }

    @Override
    public void committed() {
        afterwards.accept(sourceId);
    }

    @Override
    public Duration quiet() {
        return quiet;
    }
}
