package org.affinitydomain.imagingsource.work;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is to be looked at.
 *
 * @param subject   what
 * @param occasion  what asked for it last
 * @param asked     somebody asks for it now, so that no quiet time is observed
 * @param heardAt   when it was first asked for
 * @param dueAt     not to be done before
 * @param attempts  how often it was tried
 * @param revision  grows whenever it is asked for again
 * @param mark      of the study's state at the PACS, as far as known
 * @param markSince since when it has been that
 */
public record WorkItem(Subject subject, Occasion occasion, boolean asked, Instant heardAt, Instant dueAt, int attempts, long revision,
                       Optional<String> mark, Instant markSince) {

    public WorkItem {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(heardAt, "heardAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(markSince, "markSince");
    }

    /** What is asked for the first time. */
    static WorkItem of(WorkRequest request, Instant now) {
        return new WorkItem(request.subject(), request.occasion(), request.occasion() == Occasion.ASKED, now, request.due(), 0, 0,
                request.mark(), now);
    }

    /**
     * The same item when it is asked for again. Being listed once more changes nothing unless the study has changed, so that an item
     * that waits after a failure goes on waiting; everybody else is heard, and is not made to wait longer than before.
     */
    WorkItem again(WorkRequest request, Instant now) {
        boolean changed = request.mark().isPresent() && !request.mark().equals(mark);
        boolean listed = request.occasion() == Occasion.POLL || request.occasion() == Occasion.WALK;
        if (listed && !changed) {
            return this;
        }
        Instant due = listed || dueAt.isAfter(request.due()) ? request.due() : dueAt;
        return new WorkItem(subject, request.occasion(), asked || request.occasion() == Occasion.ASKED, heardAt, asked ? dueAt : due,
                changed ? 0 : attempts, revision + 1, changed ? request.mark() : mark, changed ? now : markSince);
    }
}
