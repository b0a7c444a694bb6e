package org.affinitydomain.domain.config;

import java.util.Objects;

/**
 * One thing wrong in a domain file.
 *
 * @param file   the file's name
 * @param line   the line, the first is 1
 * @param what   what is wrong
 * @param remedy what to do about it
 */
public record Problem(String file, int line, String what, String remedy) {

    /** Refuses absent values. */
    public Problem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** {@code file:line: what; remedy}, the form that editors jump to. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "; " + remedy;
    }
}
