package org.affinitydomain.imagingsource.worklist;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.imagingsource.publish.Problem;
import org.affinitydomain.imagingsource.publish.PublicationFilter;
import org.affinitydomain.imagingsource.publish.PublicationState;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/** Reads which publications are meant: {@code source}, {@code state} and {@code problem}. */
public final class WorkListQuery {

    private WorkListQuery() {
    }

    /**
     * Reads it.
     *
     * @param parameters the value of a parameter, when it is there
     * @throws HttpProblem when a value is none of those that there are
     */
    public static PublicationFilter read(Function<String, Optional<String>> parameters) throws HttpProblem {
        Optional<String> state = parameters.apply("state");
        Optional<String> problem = parameters.apply("problem");
        return new PublicationFilter(parameters.apply("source"),
                state.isPresent() ? Optional.of(state(state.get())) : Optional.empty(),
                problem.isPresent() ? Optional.of(problem(problem.get())) : Optional.empty());
    }

    private static PublicationState state(String text) throws HttpProblem {
        return Arrays.stream(PublicationState.values()).filter(state -> state.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new HttpProblem(Kind.BAD_REQUEST, "'state' is pending, published, withdrawn or failed"));
    }

    private static Problem problem(String text) throws HttpProblem {
        return Problem.of(text).orElseThrow(() -> new HttpProblem(Kind.BAD_REQUEST, "'problem' is one of "
                + Stream.of(Problem.values()).map(Problem::word).collect(Collectors.joining(", "))));
    }
}
