package org.affinitydomain.imagingsource.notice;

import java.util.Objects;
import java.util.OptionalInt;
import org.affinitydomain.domain.StudyEvent;
import org.affinitydomain.imagingsource.work.Subject;

/**
 * What somebody tells of a study.
 *
 * @param subject   of which one
 * @param event     what has happened
 * @param instances how many instances there are to be, when that is told
 */
public record StudyNotice(Subject subject, StudyEvent event, OptionalInt instances) {

    public StudyNotice {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(instances, "instances");
    }

    /** A notice that tells no number. */
    public static StudyNotice of(Subject subject, StudyEvent event) {
        return new StudyNotice(subject, event, OptionalInt.empty());
    }
}
