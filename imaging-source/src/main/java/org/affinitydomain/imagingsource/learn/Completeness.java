package org.affinitydomain.imagingsource.learn;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.domain.Completion;
import org.affinitydomain.domain.ImagingSource;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.imagingsource.notice.NoticeStore;
import org.affinitydomain.imagingsource.notice.StudyNotice;
import org.affinitydomain.imagingsource.pacs.StudyVersion;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.publish.Publication;
import org.affinitydomain.imagingsource.publish.PublicationSettings;
import org.affinitydomain.imagingsource.publish.Reason;
import org.affinitydomain.imagingsource.work.Subject;
import org.affinitydomain.imagingsource.work.WorkItem;

/** Decides whether a study is complete enough to be published, by what its source takes for complete. */
final class Completeness {
    private final NoticeStore notices;
    private final PublicationSettings settings;

    Completeness(NoticeStore notices, PublicationSettings settings) {
        this.notices = notices;
        this.settings = settings;
    }

    /**
     * That a study is not complete.
     *
     * @param reason why not
     * @param until  when to look again
     */
    record Incomplete(Reason reason, Instant until) {
    }

    /**
     * Decides.
     *
     * @param listed     the study as the PACS lists it now
     * @param lastChange when it last changed
     * @return empty when it is complete
     */
    Optional<Incomplete> check(ImagingSource source, WorkItem item, Publication known, StudyVersion listed, Instant lastChange, Instant now)
            throws SQLException {
        Completion completion = source.triggers().completion();
        Instant quiet = lastChange.plus(completion.quiet().orElse(settings.settle()));
        if (now.isBefore(quiet)) {
            return Optional.of(incomplete("it changed a moment ago and may still be arriving", quiet));
        }
        Instant deadline = item.heardAt().plus(completion.atMost());
        if (known.current().isPresent() || !now.isBefore(deadline)) {
            return Optional.empty();
        }
        return missing(completion.when(), known, listed).map(what -> incomplete(what, earlier(deadline, now.plus(settings.longestRetry()))));
    }

    private Optional<String> missing(Completion.Signal signal, Publication known, StudyVersion listed) throws SQLException {
        List<StudyNotice> heard = heard(known);
        return switch (signal) {
            case QUIET -> Optional.empty();
            case REPORT -> heard.stream().anyMatch(notice -> notice.event() == StudyEvent.REPORT) ? Optional.empty()
                    : Optional.of("no report of it was heard of yet");
            case COUNT -> {
                int announced = heard.stream().mapToInt(notice -> notice.instances().orElse(0)).max().orElse(0);
                if (announced == 0) {
                    yield Optional.of("nobody has told yet how many instances it is to have");
                }
                // a PACS that does not count leaves it to the quiet time
                yield listed.instances().orElse(announced) >= announced ? Optional.empty()
                        : Optional.of("the PACS has " + listed.instances().getAsInt() + " of " + announced + " instances");
            }
        };
    }

    private List<StudyNotice> heard(Publication known) throws SQLException {
        List<StudyNotice> heard = new ArrayList<>(notices.of(Subject.study(known.sourceId(), known.studyUid())));
        if (known.accession().isPresent()) {
            heard.addAll(notices.of(Subject.accession(known.sourceId(), known.accession().get())));
        }
        return heard;
    }

    private static Incomplete incomplete(String reason, Instant until) {
        return new Incomplete(new Reason(Problem.INCOMPLETE, reason), until);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** How long after the last look an announced study is looked for again: the longer it is awaited, the less often. */
    static Duration expectation(Duration awaited) {
        Duration pause = awaited.dividedBy(4);
        Duration shortest = Duration.ofMinutes(1);
        Duration longest = Duration.ofHours(6);
        return pause.compareTo(shortest) < 0 ? shortest : pause.compareTo(longest) > 0 ? longest : pause;
    }
}
