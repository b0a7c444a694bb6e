package org.affinitydomain.imagingsource.work;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That something be looked at.
 *
 * @param subject  what
 * @param occasion what asks for it
 * @param due      not before
 * @param mark     of the study's state, when whoever asks has it
 */
public record WorkRequest(Subject subject, Occasion occasion, Instant due, Optional<String> mark) {

    public WorkRequest {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(mark, "mark");
    }
}
