package org.affinitydomain.domain.config;

import java.util.List;
import java.util.stream.Collectors;

/** A domain file cannot be used. The message lists every problem, one a line, in the order of the file. */
public final class DomainConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    DomainConfigurationException(String file, List<Problem> problems) {
        super("AFF0201 " + file + " cannot be used, " + problems.size()
                + (problems.size() == 1 ? " problem:" : " problems:")
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    /** All problems found, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
