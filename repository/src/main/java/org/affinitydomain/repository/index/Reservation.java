package org.affinitydomain.repository.index;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What came of an attempt to reserve the uniqueIds of a submission's documents: all of them, or none. */
public sealed interface Reservation {

    /**
     * The submission may go on.
     *
     * @param mine the uniqueIds that now belong to this submission; those of its other documents are registered already, with
     *             the same content
     */
    record Granted(Set<String> mine) implements Reservation {
        public Granted {
            mine = Set.copyOf(mine);
        }
    }

    /**
     * Documents of the same uniqueId but other content are registered.
     *
     * @param uniqueIds theirs
     */
    record NotIdentical(List<String> uniqueIds) implements Reservation {
        public NotIdentical {
            uniqueIds = List.copyOf(uniqueIds);
        }
    }

    /**
     * Another submission brought a document of the same uniqueId, and it is not decided yet whether it is registered.
     *
     * @param uniqueId the document's
     * @param since    when that submission brought it
     */
    record Undecided(String uniqueId, Instant since) implements Reservation {
    }
}
