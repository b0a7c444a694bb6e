package org.affinitydomain.imagingsource.publish;

import java.util.Objects;

/**
 * Why a study is not published.
 *
 * @param problem of what kind
 * @param text    in words, with the remedy where there is one
 */
public record Reason(Problem problem, String text) {

    public Reason {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(text, "text");
    }
}
