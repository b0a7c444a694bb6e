package org.affinitydomain.imagingsource.work;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Does what is to be done of an item. Called by many threads at once, never by two with the same subject. */
@FunctionalInterface
public interface WorkHandler {

    /**
     * Does it.
     *
     * @return when it is to be done again; empty when it is done
     * @throws SQLException         when the database fails; it is tried again
     * @throws InterruptedException when this thread is to end; it is tried again
     */
    Optional<Instant> handle(WorkItem item) throws SQLException, InterruptedException;
}
