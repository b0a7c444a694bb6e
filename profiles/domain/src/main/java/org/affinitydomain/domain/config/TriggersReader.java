package org.affinitydomain.domain.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.domain.Triggers;

/** Reads {@code triggers} of an imaging source. */
final class TriggersReader {

    private TriggersReader() {
    }

    /** @param arriving whether the images of the source arrive at this installation, which tells of them by itself */
    static Triggers read(YamlObject object, boolean arriving) {
        Optional<Triggers.Polling> polling = polling(object);
        Set<StudyEvent> events = events(object);
        Optional<String> sender = object.optionalText("sender");
        Completion completion = object.optionalObject("complete").map(TriggersReader::completion).orElse(Completion.QUIET);
        object.end();
        if (polling.isEmpty() && events.isEmpty() && !arriving) {
            object.problem("poll", "nothing tells of studies: 'poll' is false and 'events' is empty",
                    "let 'poll' be true, or name one of availability, report, order in 'events'");
        }
        if (completion.when() == Completion.Signal.REPORT && !events.contains(StudyEvent.REPORT)) {
            object.problem("complete", "'complete' waits for a report, and 'events' does not listen to reports", "add report to 'events'");
        }
        if (completion.when() == Completion.Signal.COUNT && !events.contains(StudyEvent.AVAILABILITY)) {
            object.problem("complete", "'complete' waits for a number of instances, and nothing that tells one is listened to",
                    "add availability to 'events'");
        }
        return new Triggers(polling, events, sender, completion);
    }

    private static Optional<Triggers.Polling> polling(YamlObject object) {
        boolean polled = Values.yesOrNo(object, "poll", true);
        Triggers.Polling polling = new Triggers.Polling(duration(object, "every"), duration(object, "walk"),
                Values.duration(object, "lookBack", Triggers.Polling.LOOK_BACK));
        return polled ? Optional.of(polling) : Optional.empty();
    }

    private static Set<StudyEvent> events(YamlObject object) {
        Set<StudyEvent> events = EnumSet.noneOf(StudyEvent.class);
        List<String> known = Arrays.stream(StudyEvent.values()).map(event -> event.name().toLowerCase(Locale.ROOT)).toList();
        for (String word : object.texts("events")) {
            int index = known.indexOf(word);
            if (index < 0) {
                object.problem("events", "unknown event '" + word + "'", Suggestion.remedy(word, known));
            } else {
                events.add(StudyEvent.values()[index]);
            }
        }
        return events;
    }

    private static Completion completion(YamlObject object) {
        Completion completion = new Completion(Values.choice(object, "when", Completion.Signal.class), duration(object, "quiet"),
                Values.duration(object, "atMost", Completion.AT_MOST));
        object.end();
        return completion;
    }

    /** A duration that has no default here. */
    private static Optional<Duration> duration(YamlObject object, String key) {
        return object.value(key).isEmpty() ? Optional.empty() : Optional.of(Values.duration(object, key, Duration.ofMinutes(1)));
    }
}
