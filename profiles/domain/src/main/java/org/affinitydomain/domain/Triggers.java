package org.affinitydomain.domain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How an imaging source of this installation learns of studies.
 *
 * @param polling    how the PACS is asked for new studies; empty when it is not asked
 * @param events     what other systems tell that is listened to
 * @param sender     Sending Facility (MSH-4) of the HL7 messages that are about this source; without one, it is the
 *                   assigning authority of the patient that says so
 * @param completion when a study is complete
 */
public record Triggers(Optional<Polling> polling, Set<StudyEvent> events, Optional<String> sender, Completion completion) {
    /** The PACS is asked, as often as the installation says; nobody else is listened to. */
    public static final Triggers DEFAULT = new Triggers(Optional.of(Polling.DEFAULT), Set.of(), Optional.empty(), Completion.QUIET);

    /**
     * How a PACS is asked for its studies.
     *
     * @param every    pause between two looks at recent studies; empty leaves it to the installation
     * @param walk     pause between two looks at all studies, which find what was deleted and what came late; empty makes it
     *                 twenty times what the last one took, so that a small PACS is looked at whole each time and a large one
     *                 spends a twentieth of its time on it
     * @param lookBack how old studies may be to count as recent, by their date, in a PACS that does not know changes
     */
    public record Polling(Optional<Duration> every, Optional<Duration> walk, Duration lookBack) {
        /** Three days: a weekend's studies are finished on Monday. */
        public static final Duration LOOK_BACK = Duration.ofDays(3);
        /** As the installation says. */
        public static final Polling DEFAULT = new Polling(Optional.empty(), Optional.empty(), LOOK_BACK);

        /** Refuses absent values. */
        public Polling {
            Objects.requireNonNull(every, "every");
            Objects.requireNonNull(walk, "walk");
            Objects.requireNonNull(lookBack, "lookBack");
        }
    }

    /** Refuses absent values. */
    public Triggers {
        Objects.requireNonNull(polling, "polling");
        events = Set.copyOf(events);
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(completion, "completion");
    }

    /** Whether an event is listened to. */
    public boolean hears(StudyEvent event) {
        return events.contains(event);
    }
}
