package org.affinitydomain.imagingsource.work;

import org.affinitydomain.domain.StudyEvent;

/** What made a study be looked at. */
public enum Occasion {
    /** It is among those that the PACS says are recent. */
    POLL,
    /** It came to light when all studies were looked at. */
    WALK,
    /** An Instance Availability Notification. */
    AVAILABILITY,
    /** Images of it were stored here. */
    STORED,
    /** A message that says that its report is there. */
    REPORT,
    /** An order, or a change of one. */
    ORDER,
    /** Somebody asks for it. */
    ASKED;

    /** The occasion that an event is. */
    public static Occasion of(StudyEvent event) {
        return valueOf(event.name());
    }
}
